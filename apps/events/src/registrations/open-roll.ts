import { Matter, SittingRecord } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from './registration';
import { Roll } from './roll';
import type { Sitting } from './sitting.schema';

/** What keeps a roll in step with the store. */
interface Keeper {
  catchUp(roll: OpenRoll): Promise<boolean>;
  write(roll: OpenRoll, record: SittingRecord): Promise<void>;
}

/** A roll that sittings decide on. */
export class OpenRoll extends Roll implements Matter {
  /** When the store was last seen to hold this, and nothing newer; by the machine's stopwatch. */
  confirmedAt = Number.NEGATIVE_INFINITY;
  usedAt = 0;
  /** A sitting that is written and not known to be readable. */
  left: Sitting | undefined;

  constructor(
    communityEvent: CommunityEvent,
    registrations: readonly Registration[],
    private readonly keeper: Keeper,
  ) {
    super(communityEvent, registrations);
  }

  /** The last sitting that it knows of. */
  get sequence(): number {
    return this.communityEvent.sequence;
  }

  confirm(): Promise<boolean> {
    return this.keeper.catchUp(this);
  }

  write(record: SittingRecord): Promise<void> {
    return this.keeper.write(this, record);
  }

  /** What became of the write is not known, either: the store will tell. */
  override undo(): void {
    super.undo();
    this.confirmedAt = Number.NEGATIVE_INFINITY;
  }
}
