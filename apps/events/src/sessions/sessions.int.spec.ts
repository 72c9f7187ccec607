import { randomUUID } from 'node:crypto';
import { OutsideOwnArea } from '@linli/contracts';
import {
  ChangeCapacity,
  CreateCommunityEvent,
  EnrolmentInUse,
  GetCommunityEvent,
  ListSessions,
  ListSessionsAmong,
  PartyExceedsCapacity,
  PoolChoiceMissing,
  PoolMissingForSome,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
  SessionBody,
  SessionsOutsideEvent,
  SetPools,
  SetSessions,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();

/** Seven sessions with the craftsman on one day, each of two places. */
const SEVEN: SessionBody[] = Array.from({ length: 7 }, (_, at) => ({
  key: `at-${9 + at}`,
  ...{ startsAt: hours(200 + at), endsAt: hours(200.75 + at) },
  ...{ title: { zh: `第${at + 1}场`, en: `Session ${at + 1}` }, capacity: at === 6 ? 0 : 2 },
}));

describe('the sessions of an event', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([eventsService], { now: NOON });
  });
  afterAll(() => system.stop());

  async function aDay(): Promise<string> {
    const body = anEventBody({ startsAt: hours(200), endsAt: hours(208), capacity: 100 });
    return (await system.ask(CreateCommunityEvent, body, organiser)).id;
  }

  const aDayOf = async (enrolment: 'whole' | 'session', sessions = SEVEN) => {
    const eventId = await aDay();
    await system.ask(SetSessions, { eventId, enrolment, sessions }, organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    return eventId;
  };

  const registerAs = (number: number, eventId: string, ...keys: string[]) =>
    system.ask(
      RegisterForEvent,
      { eventId, partySize: 1, ...(keys.length > 0 && { needs: keys.map((pool) => ({ pool, count: 1 })) }) },
      aResident(number),
    );

  it('are listed by start, page by page, between two times, and replaced while it is a draft', async () => {
    const eventId = await aDay();
    const first = { key: 'first', startsAt: hours(201), endsAt: hours(202) };
    await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions: [first] }, organiser);
    expect(await system.ask(SetSessions, { eventId, enrolment: 'whole', sessions: SEVEN }, organiser)).toEqual({
      ...{ eventId, enrolment: 'whole', sessions: 7, signUpClosesAt: hours(206), capacity: 100 },
    });
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    const page = await system.ask(ListSessions, { eventId, limit: 4 });
    const rest = await system.ask(ListSessions, { eventId, limit: 4, after: page.next });
    expect([...page.items, ...rest.items].map(({ key }) => key)).toEqual(SEVEN.map(({ key }) => key));
    const some = await system.ask(ListSessions, { eventId, from: hours(202), to: hours(204) });
    expect(some.items.map(({ key, free }) => [key, free])).toEqual([
      ['at-11', undefined],
      ['at-12', undefined],
    ]);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({
      programme: { enrolment: 'whole', sessions: 7, version: 2, startsAt: hours(200), endsAt: hours(206.75) },
      pools: [],
    });
  });

  it('are listed over several events by start, those of drafts only for their organisers', async () => {
    const [one, other, draft] = [
      await aDayOf('whole', SEVEN.slice(0, 2)),
      await aDayOf('whole', SEVEN.slice(1, 3)),
      await aDay(),
    ];
    await system.ask(SetSessions, { eventId: draft, enrolment: 'whole', sessions: SEVEN.slice(0, 1) }, organiser);
    const asked = { eventIds: [one, other, draft, randomUUID()], from: hours(200.5), to: hours(202) };
    const { items } = await system.ask(ListSessionsAmong, asked);
    expect(items.map(({ eventId, session }) => [eventId, session.key])).toEqual([
      [one, 'at-9'],
      ...(one < other ? [one, other] : [other, one]).map((id) => [id, 'at-10']),
    ]);
    const own = await system.ask(ListSessionsAmong, asked, organiser);
    expect(own.items).toHaveLength(4);
    expect((await system.ask(ListSessionsAmong, { ...asked, eventIds: [] })).items).toEqual([]);
    const latest = await system.ask(ListSessionsAmong, { ...asked, to: hours(203), latestFirst: true });
    expect(latest.items.map(({ session }) => session.key)).toEqual(['at-11', 'at-10', 'at-10', 'at-9']);
    const over = await system.ask(ListSessionsAmong, { ...asked, endBy: hours(200.75) });
    expect(over.items.map(({ session }) => session.key)).toEqual(['at-9']);
  });

  it('have places of their own where people sign up for them: all or nothing, each with its own line', async () => {
    const eventId = await aDayOf('session');
    await expect(registerAs(1, eventId)).rejects.toThrow(PoolChoiceMissing);
    await expect(registerAs(1, eventId, 'at-15')).rejects.toThrow(PartyExceedsCapacity);
    expect(await registerAs(1, eventId, 'at-9', 'at-10')).toMatchObject({ status: 'confirmed' });
    expect(await registerAs(2, eventId, 'at-9')).toMatchObject({ status: 'confirmed' });
    expect(await registerAs(3, eventId, 'at-9', 'at-11')).toMatchObject({ status: 'waiting' });
    expect(await registerAs(4, eventId, 'at-12')).toMatchObject({ status: 'confirmed' });
    const { items } = await system.ask(ListSessions, { eventId });
    expect(items.map(({ free }) => free)).toEqual([0, 1, 2, 1, 2, 2, 0]);
    const more = SEVEN.map((session) => ({ ...session, capacity: 3 }));
    await system.ask(SetSessions, { eventId, enrolment: 'session', sessions: more }, organiser);
    expect((await system.ask(ListSessions, { eventId })).items.map(({ free }) => free)).toEqual([0, 2, 2, 2, 3, 3, 3]);
  });

  it('give the event as many places as they have together, so that none is full because others are', async () => {
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ endsAt: hours(208), capacity: 4 }), organiser);
    const sessions = SEVEN.map((session) => ({ ...session, capacity: 4 }));
    const set = await system.ask(SetSessions, { eventId, enrolment: 'session', sessions }, organiser);
    expect([set.capacity, (await system.ask(GetCommunityEvent, { eventId }, organiser)).capacity]).toEqual([28, 28]);
    await expect(system.ask(ChangeCapacity, { eventId, capacity: 27 }, organiser)).rejects.toMatchObject({
      ...{ code: 'events.capacity-below-sessions', params: { least: 28 } },
    });
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    for (const number of [1, 2, 3, 4]) await registerAs(number, eventId, 'at-9');
    expect(await registerAs(5, eventId, 'at-13')).toMatchObject({ status: 'confirmed' });
    const two = { eventId, partySize: 2, needs: [{ pool: 'at-13', count: 1 }] };
    await expect(system.ask(RegisterForEvent, two, aResident(6))).rejects.toThrow(PoolMissingForSome);
  });

  it('keep their places when other pools are set, and the way of enrolment once somebody has come', async () => {
    const eventId = await aDayOf('session');
    const children = { key: 'children', title: { zh: '儿童', en: 'Children' }, capacity: 5 };
    const { pools } = await system.ask(SetPools, { eventId, pools: [children] }, organiser);
    expect(pools?.map(({ key }) => key)).toEqual(['children', ...SEVEN.map(({ key }) => key)]);
    await registerAs(1, eventId, 'at-9');
    await expect(system.ask(SetSessions, { eventId, enrolment: 'whole' }, organiser)).rejects.toThrow(EnrolmentInUse);
  });

  it('keep their event from being moved away from them', async () => {
    const eventId = await aDayOf('whole');
    const moved = (start: number, end: number) => ({
      eventId,
      startsAt: hours(start),
      endsAt: hours(end),
      signUpClosesAt: hours(190),
    });
    for (const [start, end] of [
      [201, 208],
      [199, 206],
    ] as const)
      await expect(system.ask(RescheduleCommunityEvent, moved(start, end), organiser)).rejects.toThrow(SessionsOutsideEvent);
    expect(await system.ask(RescheduleCommunityEvent, moved(199, 209), organiser)).toMatchObject({ endsAt: hours(209) });
  });

  it('are set by organisers of its area', async () => {
    const eventId = await aDay();
    const outsider = anOrganiser({ areaCodes: ['510104'] });
    await expect(system.ask(SetSessions, { eventId, enrolment: 'whole' }, outsider)).rejects.toThrow(OutsideOwnArea);
  });
});
