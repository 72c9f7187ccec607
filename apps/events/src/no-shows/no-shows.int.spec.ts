import { OutsideOwnArea } from '@linli/contracts';
import {
  AppealNoShow,
  ChangeRecorded,
  CommunityEventFinished,
  GetNoShowRule,
  ListNoShows,
  LockedOut,
  NoShowDropped,
  NoShowRecorded,
  PersonalDataErased,
  SetSignUpRules,
  UndoCheckIn,
  UploadCheckIns,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { NoShowSteps } from '../testing/no-show-steps';

const stranger = anOrganiser({ id: newId(), areaCodes: ['510104'] });
let system: TestSystem;

beforeAll(async () => {
  const watch = [NoShowRecorded, NoShowDropped, PersonalDataErased, ChangeRecorded, CommunityEventFinished];
  // Two of them, as two replicas.
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const ruled = (given = {}) => NoShowSteps.ruled(system, given);
const recordedOf = (eventId: string) =>
  system.facts(NoShowRecorded).filter(({ communityEvent }) => communityEvent.id === eventId);
const droppedOf = (noShowId: string) => system.facts(NoShowDropped).filter((fact) => fact.noShowId === noShowId);

describe('a rule on missed events', () => {
  it('is read by everybody, holds in the areas within, and is set by organisers of the area', async () => {
    const { areaCode, organiser } = await ruled({ withinDays: 60 });
    const inside = `${areaCode}001`;
    const usual = { noShows: 2, withinDays: 60, lockedDays: 30, appealDays: 14 };
    expect(await system.ask(GetNoShowRule, { areaCode: inside })).toMatchObject({
      state: 'inherited',
      ruleOf: areaCode,
      ...usual,
    });
    expect(await system.ask(GetNoShowRule, { areaCode: '510104001' })).toEqual({ areaCode: '510104001', state: 'inherited' });
    const other = new NoShowSteps(system, '510104001');
    await expect(other.setRule()).rejects.toThrow(OutsideOwnArea);
    const off = new NoShowSteps(system, inside);
    expect(await off.setRule({ state: 'off' })).toEqual({ areaCode: inside, state: 'off' });
    const records = () =>
      system.facts(ChangeRecorded).filter(({ thing, areaCode: of }) => thing === 'no-show-rule' && of === inside);
    await off.setRule({ state: 'off' });
    expect(await off.setRule({ state: 'inherited' })).toMatchObject({ ruleOf: areaCode });
    expect(await until('both changes', () => records().length >= 2 && records())).toHaveLength(2);
    expect(organiser.areaCodes).toEqual(['510108']);
  });
});

describe('events that are over', () => {
  it('are decided on once for each party, in lots, by two replicas and with the fact twice', async () => {
    const steps = await ruled();
    const { id: eventId } = await steps.anEvent();
    const numbers = Array.from({ length: 130 }, (_each, at) => 200 + at);
    const registered = await Promise.all(numbers.map((number) => steps.register(number, eventId)));
    await steps.letIn(eventId, (registered[7] as { id: string }).id);
    await steps.over(eventId);
    await until('all facts', () => recordedOf(eventId).length >= 129);
    const fact = system.facts(CommunityEventFinished).find(({ communityEvent }) => communityEvent.id === eventId);
    await system.publishTwice(CommunityEventFinished, fact as NonNullable<typeof fact>);
    steps.goOn(48);
    const next = await steps.missedBy(1);
    await until('the next one', () => recordedOf(next.eventId).length === 1);
    expect(new Set(recordedOf(eventId).map(({ noShowId }) => noShowId)).size).toBe(129);
    expect(recordedOf(eventId)).toHaveLength(129);
    const first = await system.ask(ListNoShows, { eventId, limit: 100 }, steps.organiser);
    const rest = await system.ask(ListNoShows, { eventId, limit: 100, after: first.next }, steps.organiser);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(129);
    await expect(system.ask(ListNoShows, { eventId }, stranger)).rejects.toThrow(OutsideOwnArea);
  });

  it('punish nobody where nobody was checked in, where they say so, or where no rule holds', async () => {
    const steps = await ruled();
    const [unseen, lenient] = [await steps.anEvent(), await steps.anEvent()];
    await system.ask(SetSignUpRules, { eventId: lenient.id, rules: { noShowsCount: false } }, steps.organiser);
    await steps.register(2, unseen.id);
    await steps.register(2, lenient.id);
    await steps.letIn(lenient.id, (await steps.register(3, lenient.id)).id);
    await steps.over(unseen.id);
    await steps.over(lenient.id);
    await steps.setRule({ state: 'off' });
    await steps.missedBy(2);
    expect((await steps.noShowsOf(2)).items).toEqual([]);
    expect((await steps.lockOutsOf(2)).items).toEqual([]);
  });
});

describe('what is found out later', () => {
  it('a device that hands in late excuses, and undoing its scan makes it count again', async () => {
    const steps = await ruled();
    await steps.missedBy(30);
    const { eventId, registrations } = await steps.missedBy(30);
    const { id: noShowId } = registrations[0] as { id: string };
    const upload = (scan: { deviceAt: string; nonce: string }) =>
      system.ask(UploadCheckIns, { eventId, scans: [{ ...SCAN, registrationId: noShowId, ...scan }] }, steps.organiser);
    const [{ at } = { at: '' }] = (await steps.noShowsOf(30)).items;
    const { items } = await upload({ deviceAt: new Date(Date.parse(at) - 60_000).toISOString(), nonce: newId() });
    expect(items).toMatchObject([{ outcome: 'accepted' }]);
    expect((await steps.noShowsOf(30)).items[0]).toMatchObject({ id: noShowId, state: 'came' });
    const { id } = await steps.anEvent();
    expect((await steps.register(30, id)).status).toBe('confirmed');
    await until('the fact', () => droppedOf(noShowId).length === 1);
    expect(droppedOf(noShowId)).toMatchObject([{ because: 'came', lockOutEnded: true }]);

    await system.ask(UndoCheckIn, { checkInId: items[0]?.checkInId as string, reason: '扫错了人' }, steps.organiser);
    expect((await steps.noShowsOf(30)).items[0]).toMatchObject({ id: noShowId, state: 'counts' });
    await until('it is told anew', () => recordedOf(eventId).length === 2);
    expect(recordedOf(eventId)[1]).toMatchObject({ round: 2, counted: 2 });
    await expect(steps.register(30, (await steps.anEvent()).id)).rejects.toThrow(LockedOut);
  });

  it('two missed events decided at once by two replicas make one lock-out', async () => {
    const steps = await ruled();
    const [one, other] = [await steps.anEvent(), await steps.anEvent()];
    for (const { id } of [one, other]) {
      await steps.register(40, id);
      await steps.letIn(id, (await steps.register(41, id)).id);
    }
    await steps.over(one.id);
    await steps.over(other.id);
    expect((await steps.noShowsOf(40)).items).toHaveLength(2);
    expect((await steps.lockOutsOf(40)).items).toHaveLength(1);
    const facts = [...recordedOf(one.id), ...recordedOf(other.id)];
    expect(facts.map(({ counted }) => counted).toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(facts.filter(({ lockedOutUntil }) => lockedOutUntil)).toHaveLength(1);
  });

  it('nothing is left of somebody whose data are erased, also when it is asked for twice', async () => {
    const steps = await ruled();
    const { registrations } = await steps.missedBy(50);
    await steps.missedBy(50);
    await system.ask(AppealNoShow, { noShowId: registrations[0]?.id as string, words: '病了' }, aResident(50));
    const { id: accountId } = aResident(50);
    const started = { erasureId: newId(), accountId, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    await until('the word', () => system.facts(PersonalDataErased).find(({ erasureId }) => erasureId === started.erasureId));
    const { db } = system.database();
    for (const name of ['noShows', 'noShowStandings', 'lockOuts'])
      expect(await db?.collection(name).countDocuments({ personId: accountId })).toBe(0);
  });
});

const SCAN = { gate: 'south', direction: 'entry' as const, people: 1 };
