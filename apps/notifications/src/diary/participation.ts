import { Change } from './occasion';

/**
 * How one person (or the unit that handles a request) is concerned by one occasion. Every fact only counts up or sets a
 * mark, so facts that arrive in another order than they happened in lead to the same participation.
 */
export interface Participation {
  readonly _id: string;
  readonly occasionId: string;
  readonly personId: string;
  /** Times that the person came in and left. */
  readonly entered: number;
  readonly left: number;
  /** Takes part, rather than waiting for a place. */
  readonly hasPlace: boolean;
  /** Revision of the occasion when the person last came in, and last left. */
  readonly since: number;
  readonly until: number;
  /** Where people come to single sessions: those that the person comes to. */
  readonly sessions?: readonly string[];
  /** Of these the ones given up since. */
  readonly givenUp?: readonly string[];
}

/** What one fact says of a participation. */
export interface Step {
  readonly participationId: string;
  readonly personId: string;
  readonly does: 'enters' | 'waits' | 'moves-up' | 'gives-up' | 'leaves';
  readonly sessions?: readonly string[];
  /** The session that is given up. */
  readonly givesUp?: string;
}

/** The participation after the step, which was taken at the occasion's revision. */
export function stepped(before: Participation, { does, givesUp }: Step, revision: number): Participation {
  const since = Math.max(before.since, revision);
  switch (does) {
    case 'enters':
      return { ...before, entered: before.entered + 1, hasPlace: true, since };
    case 'waits':
      return { ...before, entered: before.entered + 1, since };
    case 'moves-up':
      return { ...before, hasPlace: true };
    case 'gives-up':
      return { ...before, givenUp: [...new Set([...(before.givenUp ?? []), ...(givesUp ? [givesUp] : [])])] };
    case 'leaves':
      return { ...before, left: before.left + 1, until: Math.max(before.until, revision) };
  }
}

/** Somebody of whom no step is known yet. */
export const unknown = ({ participationId, personId, sessions }: Step, occasionId: string): Participation => ({
  ...{ _id: participationId, occasionId, personId },
  ...{ entered: 0, left: 0, hasPlace: false, since: 0, until: 0 },
  ...(sessions && { sessions: [...sessions] }),
});

/** Has a place, and is to be reminded. */
export const takesPart = (participation: Participation): boolean => isPresent(participation) && participation.hasPlace;

/** Was there, with a place or waiting for one, when the change came. */
export const isConcernedBy = (participation: Participation, { revision, onlyWithPlace, session, sessions }: Change): boolean =>
  participation.entered > 0 &&
  revision > participation.since &&
  !cameAfterLeaving(participation, revision) &&
  (participation.hasPlace || !onlyWithPlace) &&
  (session === undefined || comesTo(participation, session)) &&
  (sessions === undefined || sessions.some((one) => comesTo(participation, one)));

/** The session is one of those that the person comes to. */
export const comesTo = ({ sessions, givenUp }: Pick<Participation, 'sessions' | 'givenUp'>, session: string): boolean =>
  (sessions?.includes(session) ?? true) && !givenUp?.includes(session);

/** Had left before the change came. */
export const isSparedFrom = (participation: Participation, { revision }: Change): boolean =>
  cameAfterLeaving(participation, revision);

const isPresent = ({ entered, left }: Participation): boolean => entered > left;

const cameAfterLeaving = (participation: Participation, revision: number): boolean =>
  !isPresent(participation) && revision > participation.until;
