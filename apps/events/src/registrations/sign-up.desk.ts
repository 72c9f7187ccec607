import { Desk, Overtaken, SittingRecord } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { BesideSittings } from './beside-sittings.desk';
import { OpenRoll } from './open-roll.desk';
import { RegistrationStore } from './registration.store';
import { Sitting, sittingId } from './sitting.schema';
import { SittingStore } from './sitting.store';
import { SittingProjection } from './sitting-projection.desk';

export { OpenRoll };

/** For so long a roll is believed to be as the store has it, where nothing is written that would show. */
const FRESH_MS = 250;
/** Registrations and names in memory, over all rolls; those that were not asked for the longest go first. */
const MOST_ENTRIES = 400_000;
/** Older ones are read anew: the sittings that they have missed may be gone. */
const LONGEST_UNUSED_MS = 10 * 60_000;

/** Where everything is decided that has to do with the places of an event: one sitting at a time, each built on the one before. */
@Injectable()
export class SignUpDesk implements Desk<OpenRoll> {
  private readonly rolls = new Map<string, OpenRoll>();

  constructor(
    private readonly sittings: SittingStore,
    private readonly projection: SittingProjection,
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly beside: BesideSittings,
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

  /** A desk as this one, with rolls of its own: as another replica would hold sittings on the same events. */
  twin(): SignUpDesk {
    return new SignUpDesk(this.sittings, this.projection, this.communityEvents, this.registrations, this.beside);
  }

  /** Writes the next sitting and makes it readable; throws Overtaken. */
  async write(roll: OpenRoll, record: SittingRecord): Promise<void> {
    const [asked, sitting] = [performance.now(), this.sittingOf(roll, record)];
    const besides = this.besides(sitting, roll);
    const isFirst = await (besides ? this.sittings.insertWith(sitting, besides) : this.sittings.insert(sitting));
    if (!isFirst) throw new Overtaken();
    await this.written(roll, sitting, asked);
  }

  /** Writes the next sittings on two events in one transaction: both are there, or neither; throws Overtaken where either is taken. */
  async writeBoth(roll: OpenRoll, record: SittingRecord, other: OpenRoll): Promise<void> {
    const asked = performance.now();
    const [one, beside] = [this.sittingOf(roll, record), this.sittingOf(other, { ...record, answers: [], messages: [] })];
    const besides = this.besides(beside, other);
    if (!(await this.sittings.insertWith(one, () => this.sittings.insertBeside(beside, besides)))) throw new Overtaken();
    await Promise.all([this.written(roll, one, asked), this.written(other, beside, asked)]);
  }

  private sittingOf(roll: OpenRoll, record: SittingRecord): Sitting {
    const { _id: eventId } = roll.communityEvent;
    const sequence = roll.sequence + 1;
    const registrations = roll.changed.map((registration) => ({ ...registration, sequence }));
    return {
      _id: sittingId(eventId, sequence),
      ...{ eventId, sequence, record, open: true, at: new Date() },
      communityEvent: { ...roll.communityEvent, sequence },
      entered: registrations.filter((registration) => roll.isNew(registration)),
      changed: registrations.filter((registration) => !roll.isNew(registration)),
      ...(!roll.papers.isEmpty && { papers: this.projection.sealed(roll.papers, sequence) }),
    };
  }

  private besides({ communityEvent: after }: Sitting, roll: OpenRoll) {
    const { eventAtLastSitting: before, sessionsAnew: sessions, doorBook } = roll;
    return this.beside.of({ before, after, ...(sessions && { sessions }) }, doorBook);
  }

  private async written(roll: OpenRoll, sitting: Sitting, asked: number): Promise<void> {
    roll.communityEvent = sitting.communityEvent;
    roll.settle();
    roll.confirmedAt = asked;
    await this.finish(roll, sitting);
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
