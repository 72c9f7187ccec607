import {
  AlreadyRegistered,
  CancelRegistration,
  CreateCommunityEvent,
  CreateSeries,
  EditSeries,
  ListMyRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  SeriesPlacesTaken,
  SeriesView,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const areaCode = '510108903901';
const words = { zh: '讲坛', en: 'Lectures' };
let system: TestSystem;

beforeAll(async () => {
  // Two of them, as two replicas.
  system = await TestSystem.start([eventsService, eventsService], { now: NOON });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const aSeries = (given: object = {}): Promise<SeriesView> =>
  system.ask(CreateSeries, { areaCode, title: words, text: words, kind: 'lecture', ...given }, organiser);

async function eventsOf({ id: seriesId }: SeriesView, count: number, given: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 0; each < count; each++) {
    const { id } = await system.ask(CreateCommunityEvent, anEventBody({ seriesId, ...given }), organiser);
    await system.ask(PublishCommunityEvent, { eventId: id }, organiser);
    ids.push(id);
  }
  return ids;
}

const register = (number: number, eventId: string) => system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(number));
const outcomes = async (requests: Promise<unknown>[]) =>
  (await Promise.allSettled(requests)).map((one) => (one.status === 'fulfilled' ? 'taken' : (one.reason as Error).name));

describe('a series with a limit for each person', () => {
  it('lets nobody have more places than that, however many requests there are at once', async () => {
    const ids = await eventsOf(await aSeries({ placesPerPerson: 2 }), 6);
    const answers = await outcomes(ids.map((id) => register(1, id)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(2);
    expect(answers.filter((answer) => answer === SeriesPlacesTaken.code)).toHaveLength(4);
    const { items } = await system.ask(ListMyRegistrations, { limit: 100 }, aResident(1));
    expect(items).toHaveLength(2);
    expect(await register(2, ids[0] as string)).toMatchObject({ status: 'confirmed' });
    expect(await system.database().collection('seriesTurns').countDocuments({})).toBe(0);
  });

  it('counts waiting places, and gives a place back with what is cancelled or over', async () => {
    const series = await aSeries({ placesPerPerson: 1 });
    const [full] = (await eventsOf(series, 1, { capacity: 1 })) as [string];
    const [soon, later] = (await eventsOf(series, 2, {
      ...{ startsAt: hours(1), endsAt: hours(2), signUpClosesAt: hours(1) },
    })) as [string, string];
    await register(3, full);
    const waiting = await register(4, full);
    expect(waiting.status).toBe('waiting');
    await expect(register(4, soon)).rejects.toThrow(SeriesPlacesTaken);
    await system.ask(CancelRegistration, { registrationId: waiting.id }, aResident(4));
    await register(4, soon);
    await expect(register(4, soon)).rejects.toThrow(AlreadyRegistered);
    await expect(register(4, later)).rejects.toThrow(SeriesPlacesTaken);
    system.clock.set(new Date(hours(2)));
    expect(await register(4, full)).toMatchObject({ status: 'waiting' });
  });

  it('gives the same answer to the same request, and tells two requests for one event that it is theirs already', async () => {
    const [id] = (await eventsOf(await aSeries({ placesPerPerson: 1 }), 1)) as [string];
    const asked = { eventId: id, partySize: 1 };
    const as = { messageId: newId(), actor: aResident(5) };
    const [first, again] = await Promise.all([0, 1].map(() => system.askAgain(RegisterForEvent, asked, as)));
    expect(again).toEqual(first);
    expect((await outcomes([register(6, id), register(6, id)])).sort()).toEqual([AlreadyRegistered.code, 'taken']);
  });

  it('has the limit that is said last, and none where none is said', async () => {
    const series = await aSeries();
    expect(series.placesPerPerson).toBe(0);
    const ids = await eventsOf(series, 3);
    await register(7, ids[0] as string);
    await register(7, ids[1] as string);
    const { id: seriesId } = await aSeries({ placesPerPerson: 1 });
    expect(await system.ask(EditSeries, { seriesId, placesPerPerson: 3 }, organiser)).toMatchObject({ placesPerPerson: 3 });
    expect(await system.ask(EditSeries, { seriesId, kind: 'class' }, organiser)).toMatchObject({ placesPerPerson: 3 });
  });
});
