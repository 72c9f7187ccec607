import {
  AtSession,
  CancelRegistration,
  CheckInParty,
  CreateCommunityEvent,
  GetAttendance,
  ListMyRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  SetSessions,
  UndoCheckIn,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON, threeDays } from '../testing/builders';

const organiser = anOrganiser();

describe('whoever is at a session of a programme', () => {
  let system: TestSystem;
  let scans = 0;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON });
  });
  beforeEach(() => system.clock.set(NOON));
  afterAll(() => system.stop());

  /** One place, which the first has and the second waits for; their registrations. */
  async function aProgramme(enrolment: 'whole' | 'session'): Promise<{ eventId: string; first: string; second: string }> {
    const body = anEventBody({
      startsAt: hours(24),
      endsAt: hours(100),
      signUpClosesAt: hours(24),
      capacity: enrolment === 'whole' ? 1 : 3,
    });
    const { id: eventId } = await system.ask(CreateCommunityEvent, body, organiser);
    await system.ask(SetSessions, { eventId, enrolment, sessions: threeDays(1) }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const needs = enrolment === 'session' ? { needs: ['monday', 'tuesday'].map((pool) => ({ pool, count: 1 })) } : {};
    const register = (number: number) => system.ask(RegisterForEvent, { eventId, partySize: 1, ...needs }, aResident(number));
    return { eventId, first: (await register(1)).id, second: (await register(2)).id };
  }

  const scan = (eventId: string, registrationId: string, direction: 'entry' | 'exit' = 'entry') => {
    const usual = { gate: 'door', people: 1, nonce: `leaving-${++scans}-0000`, session: 'monday' };
    return system.ask(CheckInParty, { eventId, registrationId, direction, ...usual }, organiser);
  };
  const cancel = (number: number, registrationId: string) =>
    system.ask(CancelRegistration, { registrationId }, aResident(number));
  const statusOf = async (number: number, registrationId: string) => {
    const { items } = await system.ask(ListMyRegistrations, {}, aResident(number));
    return items.find(({ id }) => id === registrationId)?.status;
  };

  for (const enrolment of ['whole', 'session'] as const)
    it(`keeps the place until it is over, so that nobody else is let in beside them: ${enrolment}`, async () => {
      const { eventId, first, second } = await aProgramme(enrolment);
      system.clock.set(new Date(hours(23)));
      await scan(eventId, first);
      await expect(cancel(1, first)).rejects.toThrow(AtSession);
      await scan(eventId, first, 'exit');
      system.clock.set(new Date(hours(25)));
      await expect(cancel(1, first)).rejects.toMatchObject({ params: { endsAt: hours(26) } });
      expect(await statusOf(2, second)).not.toBe('confirmed');
      expect(await system.ask(GetAttendance, { eventId, session: 'monday' }, organiser)).toMatchObject({ came: 1 });
      system.clock.set(new Date(hours(26)));
      expect(await cancel(1, first)).toMatchObject({ status: 'cancelled' });
      expect(await cancel(1, first)).toMatchObject({ status: 'cancelled' });
      if (enrolment === 'whole') expect(await statusOf(2, second)).toBe('confirmed');
    });

  it('may cancel when the scan was undone, and whoever waits at all times', async () => {
    const { eventId, first, second } = await aProgramme('session');
    system.clock.set(new Date(hours(23)));
    const { id: checkInId } = await scan(eventId, first);
    await expect(cancel(1, first)).rejects.toThrow(AtSession);
    await system.ask(UndoCheckIn, { checkInId, reason: '扫错了人' }, organiser);
    expect(await cancel(1, first)).toMatchObject({ status: 'cancelled' });
    expect(await statusOf(2, second)).toBe('confirmed');
  });
});
