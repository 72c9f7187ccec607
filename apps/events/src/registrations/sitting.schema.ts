import { Schema } from 'mongoose';
import { CommunityEvent } from '../community-events/community-event';
import { StoredPapers } from '../forms/papers';
import { Registration } from './registration';

export const SITTING = 'Sitting';

/** Longer than any process that was halted in a sitting can go on believing that the next number is its own. */
const KEPT_SECONDS = 24 * 3600;

/** All that one sitting of an event's sign-up desk has decided. Its number is taken once: who comes second has decided nothing. */
export interface Sitting {
  /** `<event>/<number>`, the number with leading zeros. */
  readonly _id: string;
  readonly eventId: string;
  readonly sequence: number;
  readonly communityEvent: CommunityEvent;
  /** Registrations that are new, and others that are not as they were. */
  readonly entered: readonly Registration[];
  readonly changed: readonly Registration[];
  /** Forms that were filled in or replaced, where any were. */
  readonly papers?: StoredPapers;
  /** What is answered and told others. */
  readonly record: object;
  /** Not yet known to be readable in the event, the registrations, the inbox and the outbox. */
  readonly open?: true;
  /** Machine time. */
  readonly at: Date;
}

export const SittingSchema = new Schema<Sitting>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    sequence: { type: Number, required: true },
    communityEvent: { type: Object, required: true },
    entered: { type: [Object], required: true },
    changed: { type: [Object], required: true },
    papers: { type: Object },
    record: { type: Object, required: true },
    open: { type: Boolean },
    at: { type: Date, required: true, expires: KEPT_SECONDS },
  },
  { collection: 'sittings', versionKey: false },
);
SittingSchema.index({ open: 1, at: 1 }, { partialFilterExpression: { open: true } });

/** Sorts as the numbers do. */
export const sittingId = (eventId: string, sequence: number): string => `${eventId}/${String(sequence).padStart(12, '0')}`;

/** Sorts after all sittings of the event. */
export const beyondSittings = (eventId: string): string => `${eventId}/~`;
