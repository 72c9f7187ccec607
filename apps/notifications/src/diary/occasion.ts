import { BilingualTitle } from '@linli/contracts';
import { News } from '../notices/notice';

/** Changes that are remembered for facts that arrive late. */
const CHANGES_KEPT = 50;

interface OccasionOf<K extends 'community-event' | 'shift' | 'enterprise-request', R extends News['kind']> {
  readonly subjectKind: K;
  /** What a reminder of it tells. */
  readonly words: Extract<News, { kind: R }>['words'];
}

/** News for everybody who was concerned by the occasion when it came to this revision. */
export interface Change {
  readonly revision: number;
  readonly news: News;
  /** It is no news for whoever waits for a place. */
  readonly onlyWithPlace?: boolean;
  /** It is no news for whoever comes to other sessions only. */
  readonly session?: string;
  /** It is no news for whoever comes to none of these sessions. */
  readonly sessions?: readonly string[];
}

/** One session of an event that has many. */
export interface ProgrammeSession {
  readonly key: string;
  readonly from: Date;
  readonly to: Date;
  /** It does not take place. */
  readonly off?: boolean;
  /** Where it is another than that of the event. */
  readonly title?: BilingualTitle;
  readonly place?: BilingualTitle;
}

/** The sessions of an event by start; of two the higher version is true. */
export interface Programme {
  readonly version: number;
  readonly sessions: readonly ProgrammeSession[];
}

/** What notices and reminders are about; the local copy of a community event, a shift or an enterprise's request. */
export type Occasion = {
  readonly _id: string;
  readonly revision: number;
  /** Whether there is still something to be reminded of. */
  readonly on: boolean;
  /** When it starts; of a request, when it is due. */
  readonly at: Date;
  /** Each revision once, in order. */
  readonly changes: readonly Change[];
  /** Of an event that has sessions, once they have been heard of. */
  readonly programme?: Programme;
} & (
  | OccasionOf<'community-event', 'event-tomorrow'>
  | OccasionOf<'shift', 'shift-tomorrow'>
  | OccasionOf<'enterprise-request', 'request-due-soon'>
);

/** What is known after being told: the higher revision, the newest sessions, and the changes of both. */
export function merged(known: Occasion | undefined, told: Occasion): Occasion {
  if (!known) return told;
  const newest = told.revision > known.revision ? told : known;
  const changes = [...known.changes, ...changesNewTo(known, told)];
  const programme = hasNewerProgramme(known, told) ? told.programme : known.programme;
  return {
    ...newest,
    ...(programme && { programme }),
    changes: changes.sort((a, b) => a.revision - b.revision).slice(-CHANGES_KEPT),
  };
}

/** Whether the sessions are told as they are since. */
export const hasNewerProgramme = (known: Occasion | undefined, told: Occasion): boolean =>
  (told.programme?.version ?? 0) > (known?.programme?.version ?? 0);

/** The changes told that were not known. */
export const changesNewTo = (known: Occasion | undefined, told: Occasion): Change[] =>
  told.changes.filter(({ revision }) => !known?.changes.some((change) => change.revision === revision));

/** Whether reminders that were planned for the one do not suit the other. */
export const movesReminders = (before: Occasion, after: Occasion): boolean =>
  hasNewerProgramme(before, after) || before.on !== after.on || before.at.getTime() !== after.at.getTime();
