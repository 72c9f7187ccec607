import { Actor } from '@linli/contracts';
import {
  ChooseStops,
  CreateCommunityEvent,
  GetStopList,
  PublishCommunityEvent,
  RegisterForEvent,
  SetSessions,
  SetSignUpForm,
  SetStops,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { anEventBody, anOrganiser, hours } from './builders';
import { STOPS } from './stops';

const RUNS = [
  { key: 'monday', startsAt: hours(200), endsAt: hours(201) },
  { key: 'tuesday', startsAt: hours(224), endsAt: hours(225), status: 'cancelled' as const },
];

/** What organisers and families do with a line. */
export class LineSteps {
  constructor(private readonly system: TestSystem) {}

  /** A published line of two runs, of which the second is off. */
  async aLine({ enrolment = 'whole' as 'whole' | 'session', capacity = 3, isNamed = false } = {}): Promise<string> {
    const { system } = this;
    const body = anEventBody({ endsAt: hours(240), capacity });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, anOrganiser());
    const sessions = RUNS.map((run) => (enrolment === 'session' ? { ...run, capacity } : run));
    await system.ask(SetSessions, { eventId, enrolment, sessions }, anOrganiser());
    await system.ask(SetStops, { eventId, stops: [...STOPS], timeZone: 'Asia/Shanghai' }, anOrganiser());
    if (isNamed) await system.ask(SetSignUpForm, { eventId, attendees: 'optional', questions: [] }, anOrganiser());
    await system.ask(PublishCommunityEvent, { eventId }, anOrganiser());
    return eventId;
  }

  /** The id of a new registration. */
  async register(who: Actor, eventId: string, more: object = {}): Promise<string> {
    return (await this.system.ask(RegisterForEvent, { eventId, partySize: 1, ...more }, who)).id;
  }

  choose(who: Actor, registrationId: string, [on, off]: [string, string]) {
    return this.system.ask(ChooseStops, { registrationId, on, off }, who);
  }

  listOf(eventId: string, session?: string, who = anOrganiser()) {
    return this.system.ask(GetStopList, { eventId, session }, who);
  }

  /** The same with names in full. */
  listInFull(eventId: string, session?: string, who = anOrganiser()) {
    return this.system.ask(GetStopList, { eventId, session, full: true }, who);
  }
}
