import { NotOwner } from '@linli/contracts';
import {
  CameToSession,
  CheckInParty,
  CreateCommunityEvent,
  GiveUpSession,
  ListMyRegistrations,
  ListSessions,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationPromoted,
  SessionBody,
  SessionGivenUp,
  SessionHasBegun,
  SessionNotFound,
  SetSessions,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();
/** One place each. */
const DAYS: SessionBody[] = threeDays(1).map((session, day) => ({
  ...session,
  title: { zh: `第${day + 1}天`, en: `Day ${day + 1}` },
}));

describe('a session of several that somebody does not come to', () => {
  let system: TestSystem;
  beforeAll(async () => {
    const watch = [SessionGivenUp, RegistrationConfirmed, RegistrationPromoted, RegistrationCancelled];
    system = await TestSystem.start([eventsService], { now: NOON, watch });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  async function aProgramme(): Promise<string> {
    const body = anEventBody({ startsAt: hours(24), endsAt: hours(100), signUpClosesAt: hours(24), capacity: 10 });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment: 'session', sessions: DAYS }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    return eventId;
  }

  const register = (number: number, eventId: string, ...keys: string[]) =>
    system.ask(RegisterForEvent, { eventId, partySize: 1, needs: keys.map((pool) => ({ pool, count: 1 })) }, aResident(number));
  const giveUp = (number: number, registrationId: string, session: string) =>
    system.ask(GiveUpSession, { registrationId, session }, aResident(number));
  const mine = async (number: number, registrationId: string) => {
    const { items } = await system.ask(ListMyRegistrations, {}, aResident(number));
    return items.find(({ id }) => id === registrationId);
  };
  const factsOf = <F extends { registrationId: string }>(facts: readonly F[], registrationId: string): F[] =>
    facts.filter((fact) => fact.registrationId === registrationId);

  it('goes to the next in its line, once, and the registration stays for the others', async () => {
    const eventId = await aProgramme();
    const { id } = await register(1, eventId, 'monday', 'tuesday');
    const { id: next } = await register(2, eventId, 'tuesday');
    const { id: other } = await register(3, eventId, 'monday');
    const left = await giveUp(1, id, 'tuesday');
    expect(left).toMatchObject({ status: 'confirmed', needs: [{ pool: 'monday', count: 1 }] });
    expect(left.moves?.at(-1)).toMatchObject({ to: 'confirmed', reason: 'session-given-up', session: 'tuesday' });
    expect(await giveUp(1, id, 'tuesday')).toEqual(left);
    expect([(await mine(2, next))?.status, (await mine(3, other))?.status]).toEqual(['confirmed', 'waiting']);
    await until('the fact', () => factsOf(system.facts(SessionGivenUp), id).length > 0);
    await until('the next', () => factsOf(system.facts(RegistrationPromoted), next).length > 0);
    expect(factsOf(system.facts(SessionGivenUp), id)).toMatchObject([
      { sessions: ['monday'], givenUp: { key: 'tuesday', title: { zh: '第2天', en: 'Day 2' }, startsAt: hours(48) } },
    ]);
    expect(factsOf(system.facts(RegistrationConfirmed), id)).toHaveLength(1);
  });

  it('lets whoever waited for it have the others, where they have places', async () => {
    const eventId = await aProgramme();
    await register(1, eventId, 'tuesday');
    const { id } = await register(2, eventId, 'tuesday', 'wednesday');
    expect(await giveUp(2, id, 'tuesday')).toMatchObject({ status: 'confirmed', needs: [{ pool: 'wednesday', count: 1 }] });
    const [promoted] = await until('the place', () => {
      const facts = factsOf(system.facts(RegistrationPromoted), id);
      return facts.length > 0 && facts;
    });
    expect(promoted?.sessions).toEqual(['wednesday']);
    await until('the fact', () => factsOf(system.facts(SessionGivenUp), id).length === 1);
    const { items } = await system.ask(ListSessions, { eventId });
    expect(items.map(({ key, free }) => [key, free])).toEqual([
      ['monday', 1],
      ['tuesday', 0],
      ['wednesday', 0],
    ]);
  });

  it('ends the registration where it was the only one', async () => {
    const eventId = await aProgramme();
    const { id } = await register(1, eventId, 'monday');
    expect(await giveUp(1, id, 'monday')).toMatchObject({ status: 'cancelled' });
    expect(await giveUp(1, id, 'monday')).toMatchObject({ status: 'cancelled' });
    await until('the fact', () => factsOf(system.facts(RegistrationCancelled), id).length === 1);
    expect(factsOf(system.facts(SessionGivenUp), id)).toEqual([]);
    expect(await register(2, eventId, 'monday')).toMatchObject({ status: 'confirmed' });
  });

  it('stays once it has begun, once somebody was at its door, and whoever else asks', async () => {
    const eventId = await aProgramme();
    const { id } = await register(1, eventId, 'monday', 'tuesday', 'wednesday');
    await expect(giveUp(2, id, 'monday')).rejects.toThrow(NotOwner);
    await expect(giveUp(1, id, 'sunday')).rejects.toThrow(SessionNotFound);
    system.clock.set(new Date(hours(24.5)));
    await expect(giveUp(1, id, 'monday')).rejects.toThrow(SessionHasBegun);
    system.clock.set(new Date(hours(47)));
    const scan = { eventId, registrationId: id, gate: 'door', direction: 'entry' as const, people: 1, nonce: 'giving-up-01' };
    await system.ask(CheckInParty, { ...scan, session: 'tuesday' }, organiser);
    await expect(giveUp(1, id, 'tuesday')).rejects.toThrow(CameToSession);
    expect(await giveUp(1, id, 'wednesday')).toMatchObject({ needs: [{ pool: 'monday' }, { pool: 'tuesday' }] });
  });
});
