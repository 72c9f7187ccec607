import {
  CancelSession,
  CreateCommunityEvent,
  GiveUpSession,
  MoveSession,
  PostponeCommunityEvent,
  ProgrammeAnnounced,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationConfirmed,
  RescheduleCommunityEvent,
  SessionGivenUp,
  SetSessions,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '台风', en: 'Typhoon' };
const DAYS = threeDays(2);
const said = ({ key, startsAt, endsAt }: (typeof DAYS)[number]) => ({ key, startsAt, endsAt });

describe('of the sessions of an event others hear', () => {
  let system: TestSystem;
  beforeAll(async () => {
    const watch = [ProgrammeAnnounced, RegistrationConfirmed, SessionGivenUp];
    system = await TestSystem.start([eventsService], { now: NOON, watch });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function aDraft(enrolment: 'whole' | 'session'): Promise<string> {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(160), signUpClosesAt: hours(24), capacity: 6 });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment, sessions: DAYS }, organiser);
    return eventId;
  }
  const heard = (eventId: string) =>
    system.facts(ProgrammeAnnounced).filter(({ communityEvent }) => communityEvent.id === eventId);
  const newest = (eventId: string, count: number) =>
    until(`${count} announcements`, () => {
      const facts = heard(eventId);
      return facts.length === count ? facts.sort((one, other) => one.version - other.version).at(-1) : undefined;
    });

  it('when it is published, and each time that they are not as they were, with a higher version', async () => {
    const eventId = await aDraft('whole');
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const first = await newest(eventId, 1);
    expect(first?.sessions).toMatchObject(DAYS.map(said));
    expect(first?.sessions[0]).not.toHaveProperty('capacity');
    const to = { startsAt: hours(30), endsAt: hours(32) };
    await system.ask(MoveSession, { eventId, session: 'monday', ...to, reason }, organiser);
    expect((await newest(eventId, 2))?.sessions.find(({ key }) => key === 'monday')).toMatchObject(to);
    await system.ask(CancelSession, { eventId, session: 'tuesday', reason }, organiser);
    await system.ask(CancelSession, { eventId, session: 'tuesday', reason }, organiser);
    expect((await newest(eventId, 3))?.sessions.map(({ status }) => status)).toEqual(['planned', 'cancelled', 'planned']);
    const more = { key: 'thursday', startsAt: hours(98), endsAt: hours(99) };
    await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions: [more] }, organiser);
    expect((await newest(eventId, 4))?.sessions).toHaveLength(4);
    system.clock.set(new Date(hours(33)));
    await system.ask(PostponeCommunityEvent, { eventId, reason }, organiser);
    const times = { startsAt: hours(100), endsAt: hours(158), signUpClosesAt: hours(99) };
    await system.ask(RescheduleCommunityEvent, { eventId, ...times }, organiser);
    const last = await newest(eventId, 5);
    expect(last?.sessions.find(({ key }) => key === 'wednesday')?.startsAt).toBe(hours(100));
    expect(heard(eventId).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5].map((more) => first!.version - 1 + more));
  });

  it('what somebody has signed up for, and what is left of it', async () => {
    const eventId = await aDraft('session');
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const needs = ['wednesday', 'monday'].map((pool) => ({ pool, count: 1 }));
    const { id: registrationId } = await system.ask(RegisterForEvent, { eventId, partySize: 1, needs }, aResident(1));
    const mine = <F extends { registrationId: string }>(facts: () => F[]) =>
      until('the fact', () => facts().find((fact) => fact.registrationId === registrationId));
    const { own } = await mine(() => system.facts(RegistrationConfirmed));
    expect(own).toMatchObject([DAYS[0]!, DAYS[2]!].map(said));
    await system.ask(GiveUpSession, { registrationId, session: 'monday' }, aResident(1));
    expect((await mine(() => system.facts(SessionGivenUp))).own).toMatchObject([said(DAYS[2]!)]);
  });
});
