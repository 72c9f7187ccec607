import { ErrorClass } from '@linli/contracts';
import { CommunityEventStatus, EventNotDraft, EventNotEditable, EventNotOpen, EventNotOver } from '@linli/contracts/events';

/** What can become of an event. */
export const LIFE_STEPS = ['publish', 'postpone', 'reschedule', 'cancel', 'finish', 'archive', 'discard'] as const;
export type LifeStep = (typeof LIFE_STEPS)[number];

/** From where each step leads where; a step from anywhere else is refused. A step that leads to where the event stands changes nothing. */
export const LIFE: Readonly<Record<LifeStep, Readonly<Partial<Record<CommunityEventStatus, CommunityEventStatus>>>>> = {
  publish: { draft: 'published' },
  postpone: { published: 'postponed', postponed: 'postponed' },
  reschedule: { published: 'published', postponed: 'published' },
  cancel: { published: 'cancelled', postponed: 'cancelled', cancelled: 'cancelled' },
  finish: { published: 'finished', finished: 'finished' },
  archive: { cancelled: 'archived', finished: 'archived', archived: 'archived' },
  discard: { draft: 'discarded', discarded: 'discarded' },
};

/** How a step is refused that the event cannot take. */
const REFUSALS: Readonly<Record<LifeStep, ErrorClass>> = {
  publish: EventNotDraft,
  postpone: EventNotOpen,
  reschedule: EventNotOpen,
  cancel: EventNotOpen,
  finish: EventNotOpen,
  archive: EventNotOver,
  discard: EventNotDraft,
};

/** Where an event stands after the step; throws the step's error where it is not for an event that stands there. */
export function statusAfter(status: CommunityEventStatus, step: LifeStep): CommunityEventStatus {
  const next = LIFE[step][status];
  if (!next) throw new REFUSALS[step]();
  return next;
}

/** Throws EventNotEditable unless the event is a draft, put off, or published and not over. */
export function assertEditable(
  { status, endsAt }: { readonly status: CommunityEventStatus; readonly endsAt: Date },
  now: Date,
): void {
  if (status === 'draft' || status === 'postponed' || (status === 'published' && endsAt > now)) return;
  throw new EventNotEditable();
}
