import { Desk, Matter, Overtaken, SittingRecord } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { RoomBook } from '../houses/room-book.desk';
import { Session } from '../sessions/session';
import { Registration } from './registration';
import { RegistrationStore } from './registration.store';
import { Roll } from './roll';
import { Sitting, sittingId } from './sitting.schema';
import { SittingStore } from './sitting.store';
import { SittingProjection } from './sitting-projection.desk';

/** For so long a roll is believed to be as the store has it, where nothing is written that would show. */
const FRESH_MS = 250;
/** Registrations and names in memory, over all rolls; those that were not asked for the longest go first. */
const MOST_ENTRIES = 400_000;
/** Older ones are read anew: the sittings that they have missed may be gone. */
const LONGEST_UNUSED_MS = 10 * 60_000;

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

/** Where everything is decided that has to do with the places of an event: one sitting at a time, each built on the one before. */
@Injectable()
export class SignUpDesk implements Desk<OpenRoll> {
  private readonly rolls = new Map<string, OpenRoll>();

  constructor(
    private readonly sittings: SittingStore,
    private readonly projection: SittingProjection,
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly rooms: RoomBook,
  ) {}

  /** Throws EventNotFound. */
  async open(eventId: string): Promise<OpenRoll> {
    const roll = await this.known(eventId);
    if (roll.left) await this.finish(roll, roll.left);
    if (performance.now() - roll.confirmedAt > FRESH_MS) await this.catchUp(roll);
    return roll;
  }

  peek(eventId: string): OpenRoll | undefined {
    const roll = this.rolls.get(eventId);
    return roll && performance.now() - roll.confirmedAt <= FRESH_MS ? roll : undefined;
  }

  /** Takes what others have decided since; true when there was nothing. */
  async catchUp(roll: OpenRoll): Promise<boolean> {
    const { _id: eventId } = roll.communityEvent;
    for (let isCurrent = true; ; isCurrent = false) {
      const asked = performance.now();
      const newer = await this.sittings.after(eventId, roll.sequence);
      for (const { communityEvent, entered, changed } of newer) roll.take(communityEvent, [...entered, ...changed]);
      const last = newer.at(-1);
      // All before the last were readable before the next was written.
      if (last?.open) await this.projection.project(last);
      roll.confirmedAt = asked;
      if (!last) return isCurrent;
    }
  }

  /** Writes the next sitting and makes it readable; throws Overtaken. */
  async write(roll: OpenRoll, record: SittingRecord): Promise<void> {
    const { _id: eventId } = roll.communityEvent;
    const sequence = roll.sequence + 1;
    const registrations = roll.changed.map((registration) => ({ ...registration, sequence }));
    const sitting: Sitting = {
      _id: sittingId(eventId, sequence),
      ...{ eventId, sequence, record, open: true, at: new Date() },
      communityEvent: { ...roll.communityEvent, sequence },
      entered: registrations.filter((registration) => roll.isNew(registration)),
      changed: registrations.filter((registration) => !roll.isNew(registration)),
      ...(!roll.papers.isEmpty && { papers: this.projection.sealed(roll.papers, sequence) }),
    };
    const asked = performance.now();
    if (!(await this.insert(sitting, roll))) throw new Overtaken();
    roll.communityEvent = sitting.communityEvent;
    roll.settle();
    roll.confirmedAt = asked;
    await this.finish(roll, sitting);
  }

  private insert(sitting: Sitting, { eventAtLastSitting: before, sessionsAnew: sessions }: OpenRoll): Promise<boolean> {
    const besides = this.rooms.besides({ before, after: sitting.communityEvent, ...(sessions && { sessions }) });
    return besides ? this.sittings.insertWith(sitting, besides) : this.sittings.insert(sitting);
  }

  private async finish(roll: OpenRoll, sitting: Sitting): Promise<void> {
    roll.left = sitting;
    await this.projection.project(sitting);
    roll.left = undefined;
  }

  private async known(eventId: string): Promise<OpenRoll> {
    const known = this.rolls.get(eventId);
    const isUsable = known && performance.now() - known.usedAt <= LONGEST_UNUSED_MS;
    const roll = isUsable ? known : await this.load(eventId);
    roll.usedAt = performance.now();
    // The order of the map is that of use.
    this.rolls.delete(eventId);
    this.rolls.set(eventId, roll);
    this.forgetOldest();
    return roll;
  }

  private async load(eventId: string): Promise<OpenRoll> {
    const last = await this.sittings.last(eventId);
    if (last?.open) await this.projection.project(last);
    const communityEvent = await this.communityEvents.get(eventId);
    const roll = new OpenRoll(communityEvent, await this.registrations.allOf(eventId), this);
    await this.catchUp(roll);
    return roll;
  }

  private forgetOldest(): void {
    let entries = [...this.rolls.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [eventId, { size }] of this.rolls) {
      if (entries <= MOST_ENTRIES || this.rolls.size === 1) return;
      this.rolls.delete(eventId);
      entries -= size;
    }
  }
}
