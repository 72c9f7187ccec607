import {
  CheckInParty,
  CommunityEventView,
  CreateCommunityEvent,
  ListMyLockOuts,
  ListMyNoShows,
  LockOutPage,
  NoShowPage,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationView,
  SetNoShowRule,
  SetNoShowRuleBody,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anEventBody, anOrganiser, aResident, hours } from './builders';

/** Somebody who comes to everything, so that it is seen that check-in was in use. */
const COMER = 99;

let areas = 510_108_900;

/** What people do about events that they miss. The clock goes on from event to event. */
export class NoShowSteps {
  /** Hours since the beginning. */
  private hour = 0;

  constructor(
    private readonly system: TestSystem,
    readonly areaCode: string,
  ) {}

  /** In a subdistrict of its own, where two missed events in ninety days lock out unless said otherwise. */
  static async ruled(system: TestSystem, given: Partial<SetNoShowRuleBody> = {}): Promise<NoShowSteps> {
    const steps = new NoShowSteps(system, String(++areas));
    await steps.setRule(given);
    return steps;
  }

  readonly organiser = anOrganiser({ areaCodes: ['510108'] });

  setRule(given: Partial<SetNoShowRuleBody> = {}) {
    return this.system.ask(SetNoShowRule, { areaCode: this.areaCode, state: 'on', noShows: 2, ...given }, this.organiser);
  }

  /** An event of an hour, in so many hours. */
  async anEvent(inHours = 1, given: Parameters<typeof anEventBody>[0] = {}): Promise<CommunityEventView> {
    const [startsAt, endsAt] = [hours(this.hour + inHours), hours(this.hour + inHours + 1)];
    const body = { areaCode: this.areaCode, startsAt, endsAt, signUpClosesAt: startsAt, capacity: 500, ...given };
    const { id } = await this.system.ask(CreateCommunityEvent, anEventBody(body), this.organiser);
    return this.system.ask(PublishCommunityEvent, { eventId: id }, this.organiser);
  }

  register(number: number, eventId: string): Promise<RegistrationView> {
    return this.system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(number));
  }

  goOn(byHours: number): void {
    this.hour += byHours;
    this.system.clock.set(new Date(hours(this.hour)));
  }

  letIn(eventId: string, registrationId: string) {
    const scan = { eventId, registrationId, gate: 'north', direction: 'entry' as const, people: 1, nonce: newId() };
    return this.system.ask(CheckInParty, scan, this.organiser);
  }

  /** An event that these people have a place at and do not come to, decided on; in the order of the people. */
  async missedBy(...numbers: number[]): Promise<{ eventId: string; registrations: RegistrationView[] }> {
    const { id: eventId } = await this.anEvent();
    const registrations: RegistrationView[] = [];
    for (const number of numbers) registrations.push(await this.register(number, eventId));
    await this.letIn(eventId, (await this.register(COMER, eventId)).id);
    await this.over(eventId);
    return { eventId, registrations };
  }

  /** The event ends, and is decided on. */
  async over(eventId: string): Promise<void> {
    this.goOn(3);
    await until('the plan', () => this.reckoningOf(eventId));
    this.goOn(48);
    await until('what is decided', async () => (await this.reckoningOf(eventId))?.dueAt === undefined);
  }

  noShowsOf(number: number): Promise<NoShowPage> {
    return this.system.ask(ListMyNoShows, {}, aResident(number));
  }

  lockOutsOf(number: number): Promise<LockOutPage> {
    return this.system.ask(ListMyLockOuts, {}, aResident(number));
  }

  private async reckoningOf(eventId: string) {
    const rows = this.system.database().collection<{ _id: string; dueAt?: Date }>('noShowReckonings');
    return (await rows.findOne({ _id: eventId })) ?? undefined;
  }
}
