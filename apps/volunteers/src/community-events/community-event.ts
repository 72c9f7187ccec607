import { BilingualTitle } from '@linli/contracts';
import { CommunityEventSnapshot } from '@linli/contracts/events';
import { EventIsOff } from '@linli/contracts/volunteers';

/** What is known here of a community event that has been published. */
export interface CommunityEvent {
  readonly _id: string;
  /** The revision of the newest snapshot that has arrived. */
  readonly revision: number;
  readonly areaCode: string;
  readonly title: BilingualTitle;
  readonly place: BilingualTitle;
  /** Of a programme whose rest was moved: by as much later, for its shifts follow that. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: KnownStatus;
  /** Shifts called for so far. A call writes it, and so never misses a change of the event that arrives at the same moment. */
  readonly shifts: number;
}

export type KnownStatus = 'published' | 'postponed' | 'cancelled';

/** What is known once the snapshot has arrived; one that is not newer changes nothing. */
export function learn(
  known: CommunityEvent | undefined,
  { id, revision, areaCode, title, place, startsAt, endsAt, movedOnMs = 0 }: CommunityEventSnapshot,
  status: KnownStatus,
): CommunityEvent {
  if (known && known.revision >= revision) return known;
  return {
    _id: id,
    ...{ revision, areaCode, title, place, status },
    startsAt: new Date(new Date(startsAt).getTime() + movedOnMs),
    endsAt: new Date(endsAt),
    shifts: known?.shifts ?? 0,
  };
}

/** Throws EventIsOff when the event is put off, called off or over. */
export function assertOn({ status, endsAt }: CommunityEvent, now: Date): void {
  if (status !== 'published' || endsAt <= now) throw new EventIsOff();
}
