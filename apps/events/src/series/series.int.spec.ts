import {
  CopyCommunityEvent,
  CreateCommunityEvent,
  CreateSeries,
  EditEventDetails,
  EndSeries,
  ListCommunityEvents,
  ListMySubscriptions,
  ListSeries,
  PersonalDataErased,
  PublishCommunityEvent,
  SeriesElsewhere,
  SeriesEnded,
  SeriesEventPublished,
  SeriesNotFound,
  SeriesView,
  SUBSCRIBERS_AT_A_TIME,
  SubscribersChosen,
  SubscribeToSeries,
  TooManySubscriptions,
  UnsubscribeFromSeries,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { MOST_SUBSCRIPTIONS, Subscription } from './subscription';

const organiser = anOrganiser();
const AREA = '510108903901';
let system: TestSystem;

beforeAll(async () => {
  const watch = [SeriesEventPublished, SubscribersChosen, PersonalDataErased];
  system = await TestSystem.start([eventsService], { now: NOON, watch });
});
afterAll(() => system.stop());

const aSeries = (given: object = {}): Promise<SeriesView> => {
  const said = { title: { zh: '望平讲坛', en: 'Wangping lectures' }, text: { zh: '每周五', en: 'Fridays' } };
  return system.ask(CreateSeries, { areaCode: AREA, ...said, kind: 'lecture' as const, ...given }, organiser);
};

async function publishIn(seriesId: string): Promise<string> {
  const { id } = await system.ask(CreateCommunityEvent, anEventBody({ seriesId }), organiser);
  await system.ask(PublishCommunityEvent, { eventId: id }, organiser);
  return id;
}

const collection = () => system.database().collection<Omit<Subscription, '_id'> & { _id: string }>('seriesSubscriptions');

const subscribed = (count: number, given: (at: number) => Partial<Subscription>) =>
  collection().insertMany(
    Array.from({ length: count }, (_, at) => ({ _id: newId(), seriesId: newId(), personId: newId(), since: NOON, ...given(at) })),
  );

/** How many facts a listener has had. */
const handled = (listener: string) =>
  system
    .database()
    .collection<{ _id: string }>('inbox')
    .countDocuments({ _id: { $regex: `^${listener}` } });

const lotsOf = (eventId: string) => system.facts(SubscribersChosen).filter(({ communityEvent }) => communityEvent.id === eventId);

describe('a series', () => {
  it('is listed by area, words and whether it is open', async () => {
    const { id } = await aSeries({ areaCode: `${AREA}007`, title: { zh: '夜话沙龙', en: 'Night salon' } });
    const ids = async (query: object) => (await system.ask(ListSeries, query)).items.map((one) => one.id);
    expect(await ids({ areaCode: `${AREA}007` })).toEqual([id]);
    expect(await ids({ q: '沙龙 night' })).toEqual([id]);
    expect(await ids({ q: '沙龙 morning' })).toEqual([]);
    await system.ask(EndSeries, { seriesId: id }, organiser);
    expect([await ids({ q: '沙龙' }), await ids({ q: '沙龙', status: 'ended' })]).toEqual([[], [id]]);
  });

  it('has the events that have joined it, and takes none that it must not', async () => {
    const { id: seriesId } = await aSeries();
    const eventId = await publishIn(seriesId);
    const { id: late } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
    await system.ask(EditEventDetails, { eventId: late, seriesId }, organiser);
    const ids = async (status: 'published' | 'draft') =>
      (await system.ask(ListCommunityEvents, { seriesId, status, areaCode: AREA }, organiser)).items.map(({ id }) => id);
    expect([await ids('published'), await ids('draft')]).toEqual([[eventId], [late]]);
    await system.ask(EditEventDetails, { eventId: late, without: ['seriesId'] }, organiser);
    expect(await ids('draft')).toEqual([]);
    const create = (given: object) => system.ask(CreateCommunityEvent, anEventBody(given), organiser);
    await expect(create({ seriesId, areaCode: '510108903902' })).rejects.toThrow(SeriesElsewhere);
    await expect(create({ seriesId: newId() })).rejects.toThrow(SeriesNotFound);
    await system.ask(EndSeries, { seriesId }, organiser);
    await expect(create({ seriesId })).rejects.toThrow(SeriesEnded);
    await expect(system.ask(EditEventDetails, { eventId: late, seriesId }, organiser)).rejects.toThrow(SeriesEnded);
    const times = { startsAt: hours(400), endsAt: hours(402), signUpOpensAt: hours(300), signUpClosesAt: hours(399) };
    expect(await system.ask(CopyCommunityEvent, { eventId, ...times }, organiser)).not.toHaveProperty('seriesId');
  });
});

describe('a subscription', () => {
  it('is there once, however often it is asked for, until it is ended', async () => {
    const { id: seriesId } = await aSeries();
    const somebody = aResident(1);
    const mine = async () => (await system.ask(ListMySubscriptions, {}, somebody)).items.map(({ series }) => series.id);
    for (const _ of [1, 2]) expect((await system.ask(SubscribeToSeries, { seriesId }, somebody)).subscribed).toBe(true);
    expect(await mine()).toEqual([seriesId]);
    for (const _ of [1, 2]) expect((await system.ask(UnsubscribeFromSeries, { seriesId }, somebody)).subscribed).toBe(false);
    expect(await mine()).toEqual([]);
  });

  it('is refused to whoever has very many, and for what has ended', async () => {
    const { id: seriesId } = await aSeries();
    const busy = aResident(2);
    await subscribed(MOST_SUBSCRIPTIONS, () => ({ personId: busy.id }));
    await expect(system.ask(SubscribeToSeries, { seriesId }, busy)).rejects.toThrow(TooManySubscriptions);
    await system.ask(EndSeries, { seriesId }, organiser);
    await expect(system.ask(SubscribeToSeries, { seriesId }, aResident(3))).rejects.toThrow(SeriesEnded);
  });

  it('is erased with the account', async () => {
    const { id: seriesId } = await aSeries();
    const leaving = aResident(4);
    await system.ask(SubscribeToSeries, { seriesId }, leaving);
    const started = { erasureId: newId(), accountId: leaving.id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    const told = () => system.facts(PersonalDataErased).find(({ erasureId }) => erasureId === started.erasureId);
    expect(await until('the word', told)).toMatchObject({ removed: 1 });
    expect((await system.ask(ListMySubscriptions, {}, leaving)).items).toEqual([]);
  });
});

describe('the subscribers of a series', () => {
  it('are told of each event once, some at a time, also when every fact comes twice', async () => {
    const { id: seriesId } = await aSeries();
    await subscribed(2 * SUBSCRIBERS_AT_A_TIME + 1, () => ({ seriesId }));
    const eventId = await publishIn(seriesId);
    await until('three lots that have led on', async () => (await handled('go-on-telling-when-subscribers-chosen')) === 3);
    const told = lotsOf(eventId).flatMap(({ personIds }) => personIds);
    expect(lotsOf(eventId).map(({ personIds }) => personIds.length)).toEqual([SUBSCRIBERS_AT_A_TIME, SUBSCRIBERS_AT_A_TIME, 1]);
    expect([told.length, new Set(told).size]).toEqual([1001, 1001]);
    const [first] = system.facts(SeriesEventPublished).filter(({ communityEvent }) => communityEvent.id === eventId);
    await system.publishTwice(SeriesEventPublished, first as NonNullable<typeof first>);
    await until('three lots more', async () => (await handled('go-on-telling-when-subscribers-chosen')) === 6);
  });

  it('are nobody where nobody is subscribed, or the event is in no series', async () => {
    const { id: seriesId } = await aSeries();
    const before = await handled('tell-subscribers-when-series-event-published');
    const alone = await publishIn(seriesId);
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
    await system.ask(PublishCommunityEvent, { eventId }, organiser);
    await until('its fact', async () => (await handled('tell-subscribers-when-series-event-published')) > before);
    expect(lotsOf(alone)).toEqual([]);
    expect(system.facts(SeriesEventPublished).some(({ communityEvent }) => communityEvent.id === eventId)).toBe(false);
  });
});
