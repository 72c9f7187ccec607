import { seatsTaken } from '../check-in/walked-in';
import { CommunityEvent, USUAL_SIGN_UP_RULES } from '../community-events/community-event';
import { register } from '../registrations/admission';
import { EVERYBODY, hasPlaces } from '../registrations/places';
import { Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { isSpent } from '../registrations/still-to-come';
import { takeOver } from '../transfers/transfer';
import { aResident, hours } from './builders';
import { LineWatch } from './line-watch';
import { aMember, tooManyColleagues } from './sign-up-colleagues';
import { Decided, decided } from './sign-up-decided';
import { anEventOf } from './sign-up-programme';
import { Need, Settings, Step } from './sign-up-steps';
import { age, callOff, putOff, Timetable } from './sign-up-timetable';
import { Ask, SignUpWorld } from './sign-up-world';
import { WalkInDoors } from './walk-in-steps';

/** A history as it is lived, and what was wrong at any moment of it. */
export class Life {
  readonly world: SignUpWorld;
  readonly problems: string[] = [];
  readonly line = new LineWatch();
  readonly timetable: Timetable;
  readonly doors: WalkInDoors;
  /** Somebody has just been let in whether there was a place or not. */
  private wasForced = false;
  now = new Date(hours(0));
  private readonly asked: { id: string; ask: Ask }[] = [];
  private readonly ended = new Set<string>();
  private last: CommunityEvent;
  /** How many sittings had been looked at by then. */
  private seen = 0;

  constructor(readonly given: Settings) {
    const { capacity: _places, withPools: _pools, programme: _sessions, ...rules } = given;
    this.last = anEventOf(given, { ...USUAL_SIGN_UP_RULES, ...rules, transfers: true });
    const timetable = new Timetable(this.last);
    this.timetable = timetable;
    this.doors = new WalkInDoors((communityEvent) => timetable.of(communityEvent));
    this.world = new SignUpWorld(this.last, 3, (roll) => this.doors.write(roll));
  }

  live(history: readonly { step: Step; writer: number }[]): this {
    for (const [at, { step, writer }] of history.entries()) {
      this.take(step, writer, at);
      this.look();
    }
    return this;
  }

  private take(step: Step, writer: number, at: number): void {
    this.wasForced = step.do === 'walk-in' && step.anyway;
    if (step.do === 'time') this.now = new Date(this.now.getTime() + step.hours * 3_600_000);
    else if (step.do === 'crash') this.world.crash(writer);
    else if (step.do === 'again') this.again(step.which, writer);
    else if (step.do === 'register') this.ask(writer, { id: `m${at}`, ask: (roll) => this.register(roll, step, at) });
    else if (step.do === 'walk-in') this.walkIn(step, writer, at);
    else if (step.do === 'walk-out') this.ask(writer, { id: `m${at}`, ask: (roll) => this.walkOut(roll, step.which, at) });
    else if (step.do === 'move') this.change(writer, at, (roll) => this.timetable.move(roll, step.later, this.now));
    else if (step.do === 'put-off') this.change(writer, at, (roll) => putOff(roll, this.now));
    else if (step.do === 'call-off') this.change(writer, at, (roll) => callOff(roll, this.now));
    else if (step.do === 'age') this.change(writer, at, (roll) => age(roll, this.now));
    else if (step.do === 'take-over') this.ask(writer, { id: `m${at}`, ask: (roll) => this.takeOver(roll, step, at) });
    else this.ask(writer, { id: `m${at}`, ask: this.askOf(step, at) });
  }

  private again(which: number, writer: number): void {
    const earlier = this.asked[which % Math.max(this.asked.length, 1)];
    const before = earlier && this.world.answers.get(earlier.id);
    const answer = earlier && this.world.ask(writer, earlier.id, earlier.ask);
    if (before !== undefined && answer !== before) this.problems.push(`answered ${answer}, at first ${before}`);
  }

  private change(writer: number, at: number, change: (roll: Roll) => void): void {
    const ask: Ask = (roll) => {
      change(roll);
      return `done ${at}`;
    };
    this.ask(writer, { id: `m${at}`, ask });
  }

  private ask(writer: number, message: { id: string; ask: Ask }): void {
    this.asked.push(message);
    this.world.ask(writer, message.id, message.ask);
  }

  /** The device says it twice, to two writers, as different messages. */
  private walkIn(step: Extract<Step, { do: 'walk-in' }>, writer: number, at: number): void {
    const ask: Ask = (roll) => this.doors.come(roll, step, `nonce-${at}`);
    const first = this.world.ask(writer, `m${at}`, ask);
    const again = this.world.ask(writer + 1, `m${at}-again`, ask);
    if (first !== undefined && again !== first) this.problems.push(`a walk-in was answered ${again}, at first ${first}`);
  }

  private walkOut(roll: Roll, which: number, at: number): string {
    this.doors.go(roll, which, this.now);
    return `done ${at}`;
  }

  private askOf(step: Decided, at: number): Ask {
    const { now } = this;
    return (roll) => {
      const decision = decided(roll, step, now);
      if (decision) roll.apply(decision);
      return `done ${at}`;
    };
  }

  private register(
    roll: Roll,
    { who, size: partySize, need: which, hold }: Extract<Step, { do: 'register' }>,
    at: number,
  ): string {
    const active = roll.activeOf(aResident(who).id);
    if (active && !isSpent(roll.communityEvent, active, this.now)) return 'is there';
    const [resident, held] = [aMember(who), roll.holdsOf(aResident(who).id)];
    const [enterpriseId] = roll.communityEvent.signUpRules.placesPerEnterprise > 0 ? resident.memberOf : [];
    const ofEnterprise = enterpriseId ? { enterpriseId, isVerified: true, colleagues: roll.peopleOf(enterpriseId) } : {};
    const party = { id: `r${at}`, resident, partySize, needs: this.needsOf(which, partySize), hold, held, ...ofEnterprise };
    const decision = register(roll, party, this.now);
    roll.apply(decision);
    return party.id;
  }

  private takeOver(roll: Roll, { whose, who }: Extract<Step, { do: 'take-over' }>, at: number): string {
    const all = roll.everybody();
    const offered = all[whose % Math.max(all.length, 1)];
    if (!offered) return 'nothing is there';
    const resident = aMember(who);
    const before = roll.communityEvent;
    const active = roll.activeOf(resident.id);
    const decision = takeOver(roll, offered, { id: `r${at}`, resident, active, now: this.now });
    roll.apply(decision);
    if (!active && roll.communityEvent.placesTaken !== before.placesTaken) this.problems.push('a transfer has changed the count');
    return `r${at}`;
  }

  /** Of an odd party each needs a place of the pools, of an even one one does. */
  private needsOf(which: Need, partySize: number) {
    if (!this.given.withPools) return [];
    const keys = which === 'both' ? ['morning', 'evening'] : [which === 'none' ? 'morning' : which];
    return keys.map((pool) => ({ pool, count: partySize % 2 === 0 ? 1 : partySize }));
  }

  /** Looks at what somebody would see who came now. */
  private look(): void {
    const { roll } = this.world;
    const { communityEvent: event } = roll;
    const having = roll.everybody().filter(hasPlaces);
    const people = (of: Registration[]) => of.reduce((sum, { partySize }) => sum + partySize, 0);
    const counts = [event.placesTaken + event.placesHeld, event.peopleWaiting];
    const counted = [people(having), people(roll.everybody().filter(({ status }) => status === 'waiting'))];
    const sitting = seatsTaken(event.walkedIn, EVERYBODY);
    this.problems.push(...this.doors.faultsAt(event));
    if (counts.join() !== counted.join()) this.problems.push(`counted ${counts}, are ${counted}`);
    this.compare('places', {
      taken: (counts[0] as number) + sitting,
      capacity: event.capacity,
      before: this.last.placesTaken + this.last.placesHeld + seatsTaken(this.last.walkedIn, EVERYBODY),
    });
    for (const { key, taken, capacity, startsAt } of event.pools) {
      const before = this.last.pools.find((pool) => pool.key === key)?.taken ?? 0;
      const [sit, sat] = [event, this.last].map(({ walkedIn }) => seatsTaken(walkedIn, key)) as [number, number];
      this.compare(key, { taken: taken + sit, capacity, before: before + sat });
      if (startsAt && new Date(startsAt) <= this.now && taken > before)
        this.problems.push(`${key}: a place of it after it began`);
    }
    this.problems.push(...tooManyColleagues(roll, this.given.placesPerEnterprise));
    for (const sitting of this.world.written.slice(this.seen)) this.line.see(sitting, this.now);
    this.seen = this.world.written.length;
    this.findRisen(roll);
    this.last = event;
  }

  private compare(what: string, { taken, capacity, before }: { taken: number; capacity: number; before: number }): void {
    if (taken > capacity && taken > before && !this.wasForced)
      this.problems.push(`${what}: ${taken} of ${capacity}, ${before} before`);
  }

  /** What has ended stays so. */
  private findRisen(roll: Roll): void {
    for (const { _id, active } of roll.everybody()) {
      if (active && this.ended.has(_id)) this.problems.push(`${_id} has come back`);
      if (!active) this.ended.add(_id);
    }
  }
}
