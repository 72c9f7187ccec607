import { OutsideOwnArea } from '@linli/contracts';
import {
  CancelCommunityEvent,
  CommunityEventView,
  CreateCommunityEvent,
  CreateCommunityEventBody,
  EditEventDetails,
  ListCommunityEvents,
  ListCommunityEventsBody,
  PublishCommunityEvent,
  RegisterForEvent,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const at = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] }) as const;
const title = (zh: string, en: string) => ({ title: { zh, en } });
let system: TestSystem;
let [chess, choir, run]: CommunityEventView[] = [];

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  chess = await published({ ...title('象棋大赛', 'Chess cup'), kind: 'sport', tags: ['Senior'], point: at(104.1, 30.65) });
  choir = await published({
    ...title('社区合唱', 'Choir evening'),
    kind: 'culture',
    startsAt: hours(210),
    endsAt: hours(212),
    capacity: 1,
  });
  run = await published({ ...title('晨跑', 'Morning run'), areaCode: '510108903902', kind: 'sport', point: at(104.2, 30.65) });
  await system.ask(RegisterForEvent, { eventId: choir.id, partySize: 1 }, aResident(1));
});
afterAll(() => system.stop());

async function published(given: Partial<CreateCommunityEventBody>): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(given), organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}

async function found(query: Partial<ListCommunityEventsBody>): Promise<string[]> {
  const { items } = await system.ask(ListCommunityEvents, query, organiser);
  return items.map((item) => item.title.en).sort();
}

it.each<[string, Partial<ListCommunityEventsBody>, string[]]>([
  ['nothing but being to come', {}, ['Chess cup', 'Choir evening', 'Morning run']],
  ['an area and those below it', { areaCode: '510108903902' }, ['Morning run']],
  ['a time', { from: hours(204), to: hours(215) }, ['Choir evening']],
  ['a start before', { to: hours(205) }, ['Chess cup', 'Morning run']],
  ['an end by then', { endBy: hours(211.5) }, ['Chess cup', 'Morning run']],
  ['an end by then and a start before', { endBy: hours(212), to: hours(205) }, ['Chess cup', 'Morning run']],
  ['a kind', { kind: 'sport' }, ['Chess cup', 'Morning run']],
  ['a tag, however it is written', { tag: ' senior' }, ['Chess cup']],
  ['free places', { free: true }, ['Chess cup', 'Morning run']],
  ['a place near', { near: '104.1010,30.6500', radius: 500 }, ['Chess cup']],
  ['a place not so near', { near: '104.1,30.65', radius: 20_000 }, ['Chess cup', 'Morning run']],
  ['words in Chinese', { q: '象棋' }, ['Chess cup']],
  ['words in English, by their beginning', { q: 'mor RUN' }, ['Morning run']],
  ['words that all have in their text', { q: '邻里市集' }, ['Chess cup', 'Choir evening', 'Morning run']],
  ['a text without words', { q: '？！' }, []],
  ['several at once', { kind: 'sport', q: 'cup', free: true, near: '104.1,30.65' }, ['Chess cup']],
])('events are listed by %s', async (_what, query, titles) => expect(await found(query)).toEqual(titles));

it('page by page, also where they are searched', async () => {
  const first = await system.ask(ListCommunityEvents, { q: '市集', limit: 2 }, organiser);
  const rest = await system.ask(ListCommunityEvents, { q: '市集', limit: 2, after: first.next }, organiser);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([chess, run, choir].map((one) => one?.id));
  expect(rest.next).toBeUndefined();
});

it('the latest first, page by page', async () => {
  const first = await system.ask(ListCommunityEvents, { latestFirst: true, limit: 2 }, organiser);
  const rest = await system.ask(ListCommunityEvents, { latestFirst: true, limit: 2, after: first.next }, organiser);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([choir, run, chess].map((one) => one?.id));
  expect(rest.next).toBeUndefined();
});

describe('in an order that is asked for', () => {
  const inOrder = async (query: Partial<ListCommunityEventsBody>): Promise<string[]> => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await system.ask(ListCommunityEvents, { ...query, limit: 1, after }, organiser);
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return ids;
  };

  it('by start or by when they were published, each once, also where they are searched', async () => {
    const byStart = [chess, run, choir].map((one) => one?.id);
    expect([await inOrder({ sort: 'startsAt' }), await inOrder({ sort: '-startsAt' })]).toEqual([
      byStart,
      [...byStart].reverse(),
    ]);
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(title('先拟', 'Drafted first')), organiser);
    system.clock.set(new Date(NOON.getTime() + 3_600_000));
    const latest = await published(title('后拟', 'Drafted last'));
    system.clock.set(new Date(NOON.getTime() + 7_200_000));
    const { publishedAt } = await system.ask(PublishCommunityEvent, { eventId }, organiser);
    expect(publishedAt).toMatch(/^2026-03-02T06:00/);
    const byPublication = [eventId, latest.id, ...[run, choir, chess].map((one) => one?.id as string)];
    expect(await inOrder({ sort: '-publishedAt' })).toEqual(byPublication);
    expect(await inOrder({ sort: 'publishedAt', q: '市集' })).toEqual([...byPublication].reverse());
    system.clock.set(NOON);
    await system.ask(EditEventDetails, { eventId, ...title('先拟', 'Edited') }, organiser);
    expect(await inOrder({ sort: '-publishedAt' })).toEqual(byPublication);
    for (const id of [eventId, latest.id])
      await system.ask(CancelCommunityEvent, { eventId: id, reason: { zh: '雨', en: 'Rain' } }, organiser);
  });

  it('goes on in it alone, and is said in one way', async () => {
    const { next: after } = await system.ask(ListCommunityEvents, { sort: '-publishedAt', limit: 1 }, organiser);
    const refused = (query: object, pointer: string, rule: string) =>
      expect(system.ask(ListCommunityEvents, query, organiser)).rejects.toMatchObject({ fields: [{ pointer, rule }] });
    await refused({ after }, '#/after', 'isCursorOfOrder');
    await refused({ after, sort: 'publishedAt' }, '#/after', 'isCursorOfOrder');
    await refused({ sort: 'startsAt', latestFirst: true }, '#/latestFirst', 'whitelistValidation');
    await refused({ sort: 'capacity' }, '#/sort', 'isIn');
    const { next } = await system.ask(ListCommunityEvents, { latestFirst: true, limit: 1 }, organiser);
    const rest = await system.ask(ListCommunityEvents, { sort: '-startsAt', after: next }, organiser);
    expect(rest.items.map(({ id }) => id)).toEqual([run, chess].map((one) => one?.id));
  });
});

it('an edited event is found by its new words, a cancelled one where it is asked for', async () => {
  const { id: eventId } = await published(title('旧名', 'Oldname'));
  await system.ask(EditEventDetails, { eventId, ...title('新名', 'Newname') }, organiser);
  expect([await found({ q: 'oldname' }), await found({ q: 'newname' })]).toEqual([[], ['Newname']]);
  await system.ask(CancelCommunityEvent, { eventId, reason: { zh: '雨', en: 'Rain' } }, organiser);
  expect([await found({ q: 'newname' }), await found({ q: 'newname', status: 'cancelled' })]).toEqual([[], ['Newname']]);
});

it('drafts are for organisers of their area', async () => {
  await system.ask(CreateCommunityEvent, anEventBody(title('草稿', 'Draft')), organiser);
  expect(await found({ status: 'draft', areaCode: '510108903' })).toEqual(['Draft']);
  const asked = (query: object, actor = aResident(1)) => system.ask(ListCommunityEvents, { status: 'draft', ...query }, actor);
  await expect(asked({ areaCode: '510108903' })).rejects.toThrow(OutsideOwnArea);
  await expect(asked({}, organiser)).rejects.toThrow(OutsideOwnArea);
});
