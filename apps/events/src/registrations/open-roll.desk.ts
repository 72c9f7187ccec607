import { Matter, SittingRecord } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { Session } from '../sessions/session';
import { Registration } from './registration';
import { Roll } from './roll';
import { Sitting } from './sitting.schema';

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

  private sessions: readonly Session[] | undefined;

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

  get revision(): number {
    return this.communityEvent.revision;
  }

  /** The sessions that the event has once this is written, where they were set. */
  get sessionsAnew(): readonly Session[] | undefined {
    return this.sessions;
  }

  /** From the next sitting on the event has these sessions and no others: they are written with it, and with what they need of a room. */
  setSessions(sessions: readonly Session[]): void {
    this.sessions = sessions;
  }

  confirm(): Promise<boolean> {
    return this.keeper.catchUp(this);
  }

  write(record: SittingRecord): Promise<void> {
    return this.keeper.write(this, record);
  }

  override settle(): void {
    super.settle();
    this.sessions = undefined;
  }

  /** What became of the write is not known, either: the store will tell. */
  override undo(): void {
    super.undo();
    this.confirmedAt = Number.NEGATIVE_INFINITY;
  }
}
