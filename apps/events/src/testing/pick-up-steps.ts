import { Actor } from '@linli/contracts';
import {
  CheckInParty,
  CreateCommunityEvent,
  FetcherBody,
  NamePickUpPerson,
  NamePickUpPersonBody,
  PublishCommunityEvent,
  RegisterForEvent,
  SetPickUpRule,
  SetSessions,
  SetSignUpForm,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { anEventBody, anOrganiser, hours } from './builders';

/** The first day of these tests is 10 March 2026, at noon in Chengdu. */
export const DAYS = [
  { key: 'tuesday', startsAt: hours(192), endsAt: hours(197) },
  { key: 'wednesday', startsAt: hours(216), endsAt: hours(221) },
];

/** When the children of the first day go home. */
export const HOME_TIME = hours(196);

export const GRANDMOTHER = { name: '林玉兰', phone: '13900000201', relation: 'grandparent' as const };
export const CHILDREN = [{ name: '林小满' }, { name: '林大满' }];

interface Passage {
  readonly direction?: 'entry' | 'exit';
  readonly people?: number;
  readonly nonce?: string;
  readonly fetchedBy?: FetcherBody;
}

/** What organisers, guardians and those at the doors do where children are fetched. */
export class PickUpSteps {
  constructor(private readonly system: TestSystem) {}

  /** A published day-care of two days. */
  async aDayCare({ asks = true, sessions = true } = {}): Promise<string> {
    const { system } = this;
    const times = { startsAt: hours(192), endsAt: hours(221), signUpClosesAt: hours(190) };
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ ...times, capacity: 60 }), anOrganiser());
    if (sessions) await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions: DAYS }, anOrganiser());
    await system.ask(SetSignUpForm, { eventId, attendees: 'optional', questions: [] }, anOrganiser());
    if (asks) await this.require(eventId, true);
    await system.ask(PublishCommunityEvent, { eventId }, anOrganiser());
    return eventId;
  }

  require(eventId: string, required: boolean, by = anOrganiser()) {
    return this.system.ask(SetPickUpRule, { eventId, required, timeZone: 'Asia/Shanghai' }, by);
  }

  /** The id of a new registration of two children. */
  async register(who: Actor, eventId: string, attendees: readonly { name: string }[] = CHILDREN): Promise<string> {
    const party = { eventId, partySize: Math.max(attendees.length, 1), attendees: [...attendees] };
    return (await this.system.ask(RegisterForEvent, party, who)).id;
  }

  name(who: Actor, registrationId: string, said: Partial<NamePickUpPersonBody> = {}) {
    return this.system.ask(NamePickUpPerson, { registrationId, ...GRANDMOTHER, ...said }, who);
  }

  /** People of a party go in or out at the gate. */
  pass(eventId: string, registrationId: string, { direction = 'exit', people = 2, ...more }: Passage = {}) {
    const scan = { gate: 'north', nonce: `n-${newId()}`, direction, people, ...more };
    return this.system.ask(CheckInParty, { eventId, registrationId, ...scan }, anOrganiser());
  }

  /** A party of two children that has come in, at home time. */
  async aPartyInside(who: Actor, given: Parameters<PickUpSteps['aDayCare']>[0] = {}) {
    const eventId = await this.aDayCare(given);
    const registrationId = await this.register(who, eventId);
    this.system.clock.set(new Date(HOME_TIME));
    await this.pass(eventId, registrationId, { direction: 'entry' });
    return { eventId, registrationId };
  }
}
