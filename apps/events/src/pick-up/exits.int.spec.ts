import { KeyReused } from '@linli/contracts';
import {
  ChangeRecorded,
  CheckMyselfIn,
  FetcherMissing,
  FetcherNotAuthorised,
  FetcherNotForChild,
  FetcherNotToday,
  FetcherRemoved,
  GetPickUp,
  GetPlaceCode,
  GetSessionRoll,
  ListCheckIns,
  ListMyCheckIns,
  PartyFetched,
  PickUpUndone,
  RemovePickUpPerson,
  SetDoorRules,
  SetMyPickUp,
  UndoCheckIn,
  UploadCheckIns,
  UploadedScan,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { HOME_TIME, PickUpSteps } from '../testing/pick-up-steps';

/** Another one in each test. */
let guardian = aResident(200);
let guardians = 200;
let system: TestSystem;
let steps: PickUpSteps;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [PartyFetched, PickUpUndone, ChangeRecorded] });
  steps = new PickUpSteps(system);
});
beforeEach(() => {
  system.clock.set(NOON);
  guardian = aResident(++guardians);
});
afterAll(() => system.stop());

const remove = (registrationId: string, pickUpPersonId: string) =>
  system.ask(RemovePickUpPerson, { registrationId, pickUpPersonId }, guardian);
const pickUpOf = (registrationId: string) => system.ask(GetPickUp, { registrationId }, guardian);
const told = (registrationId: string) => system.facts(PartyFetched).filter((fact) => fact.registrationId === registrationId);
const records = (eventId: string) =>
  system.facts(ChangeRecorded).filter((one) => one.thing === 'check-in' && JSON.stringify(one).includes(eventId));

describe('an exit', () => {
  it('is with somebody who may fetch today, and whoever was fetched by whom is known', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    const { id: personId } = await steps.name(guardian, registrationId, { until: '2026-03-10' });
    const { id: other } = await steps.name(guardian, registrationId, { name: '保姆', from: '2026-03-11' });
    const { id: one } = await steps.name(guardian, registrationId, { name: '邻居', children: [1] });
    await expect(steps.pass(eventId, registrationId)).rejects.toThrow(FetcherMissing);
    await expect(steps.pass(eventId, registrationId, { fetchedBy: { personId: other } })).rejects.toThrow(FetcherNotToday);
    await expect(steps.pass(eventId, registrationId, { fetchedBy: { personId: one } })).rejects.toThrow(FetcherNotForChild);
    const roll = () => system.ask(GetSessionRoll, { eventId, session: 'tuesday' }, anOrganiser());
    expect((await roll()).items[0]).toMatchObject({
      guardianFetches: true,
      mayFetch: [{ name: '林**' }, { name: '邻*' }],
      fetched: [],
    });
    const exit = { nonce: 'home-0001', people: 1, fetchedBy: { personId, children: [2] } };
    const first = await steps.pass(eventId, registrationId, exit);
    expect(first.fetchedBy).toEqual({ personId, children: [2] });
    expect(await steps.pass(eventId, registrationId, exit)).toEqual(first);
    await expect(steps.pass(eventId, registrationId, { ...exit, fetchedBy: { guardian: true } })).rejects.toThrow(KeyReused);
    expect((await roll()).items[0]).toMatchObject({
      ...{ inside: 1, left: false },
      fetched: [{ personId, name: '林**', relation: 'grandparent', children: [2] }],
    });
    const { items } = await system.ask(ListCheckIns, { eventId }, anOrganiser());
    expect(items[0]).toMatchObject({ direction: 'exit', fetchedBy: { name: '林**' } });
    const own = await system.ask(ListMyCheckIns, { limit: 1 }, guardian);
    expect(own.items[0]).toMatchObject({ registrationId, fetchedBy: { personId, name: '林玉兰' } });
    await until('the fact', () => told(registrationId).length === 1);
    expect(told(registrationId)).toMatchObject([{ by: 'person', name: '林**', people: 1, session: 'tuesday', tell: false }]);
  });

  it('is refused the moment somebody is removed, and the guardian who does not want to fetch', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    const { id: personId } = await steps.name(guardian, registrationId);
    await remove(registrationId, personId);
    await expect(steps.pass(eventId, registrationId, { fetchedBy: { personId } })).rejects.toThrow(FetcherRemoved);
    const settle = (said: object) => system.ask(SetMyPickUp, { registrationId, ...said }, guardian);
    await settle({ guardianFetches: false });
    await expect(steps.pass(eventId, registrationId, { fetchedBy: { guardian: true } })).rejects.toThrow(FetcherNotAuthorised);
    expect(await settle({ guardianFetches: true, tellOfEach: true })).toMatchObject({ guardianFetches: true, tellOfEach: true });
    await steps.pass(eventId, registrationId, { fetchedBy: { guardian: true } });
    await until('the fact', () => told(registrationId).length === 1);
    expect(told(registrationId)).toMatchObject([{ by: 'guardian', tell: true }]);
  });

  it('is never with somebody whom the guardian removed before, also when both happen at once', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    const { id: personId } = await steps.name(guardian, registrationId);
    const [exit] = await Promise.allSettled([
      steps.pass(eventId, registrationId, { fetchedBy: { personId } }),
      remove(registrationId, personId),
    ]);
    const { persons } = await pickUpOf(registrationId);
    expect(persons).toMatchObject([{ removedAt: expect.any(String) }]);
    if (exit?.status === 'rejected') expect(exit.reason).toBeInstanceOf(FetcherRemoved);
    await expect(steps.pass(eventId, registrationId, { people: 1, fetchedBy: { personId } })).rejects.toThrow();
  });

  it('is let go by staff with a reason: on record, and the guardian is told', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    const override = 'guardian-telephoned' as const;
    const fetchedBy = { name: '王小明', phone: '13900000777', override };
    const exit = await steps.pass(eventId, registrationId, { fetchedBy });
    expect(exit.fetchedBy).toEqual({ personId: exit.id, override, fault: 'events.fetcher-not-authorised' });
    await until('the fact', () => told(registrationId).length === 1);
    expect(told(registrationId)).toMatchObject([{ name: '王**', override, tell: true }]);
    await until('the record', () => records(eventId).some(({ why }) => why === override));
    expect(JSON.stringify(records(eventId))).not.toContain('小明');
    const mine = await system.ask(ListMyCheckIns, { limit: 1 }, guardian);
    expect(mine.items[0]?.fetchedBy).toMatchObject({ name: '王小明', override });
    expect((await pickUpOf(registrationId)).persons).toMatchObject([{ name: '王小明', atGate: true, today: false }]);
  });

  it('that staff undo is told of, once, and can be with somebody else then', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    const fetchedBy = { name: '王小明', phone: '13900000777', override: 'emergency' as const };
    const exit = await steps.pass(eventId, registrationId, { fetchedBy });
    const undo = () => system.ask(UndoCheckIn, { checkInId: exit.id, reason: '扫错了人' }, anOrganiser());
    expect([(await undo()).status, (await undo()).status]).toEqual(['undone', 'undone']);
    const undone = () => system.facts(PickUpUndone).filter((fact) => fact.registrationId === registrationId);
    await until('the fact', () => undone().length > 0);
    const again = await steps.pass(eventId, registrationId, { fetchedBy: { guardian: true } });
    expect(again).toMatchObject({ inside: 0, fetchedBy: { guardian: true } });
    await until('the next', () => told(registrationId).length === 2);
    expect(undone()).toMatchObject([{ checkInId: exit.id, name: '王**', tell: true, reason: '扫错了人' }]);
  });

  it('goes by no place code, where people may come in by it', async () => {
    const eventId = await steps.aDayCare({ sessions: false });
    const registrationId = await steps.register(guardian, eventId);
    await system.ask(SetDoorRules, { eventId, walkIns: 'none', selfCheckIn: true }, anOrganiser());
    system.clock.set(new Date(HOME_TIME));
    const code = () => system.ask(GetPlaceCode, { eventId }, anOrganiser());
    const check = async () => system.ask(CheckMyselfIn, { registrationId, placeCode: (await code()).placeCode }, guardian);
    const entry = await check();
    expect(entry).toMatchObject({ direction: 'entry', inside: 2 });
    expect(await check()).toEqual(entry);
    await expect(steps.pass(eventId, registrationId)).rejects.toThrow(FetcherMissing);
  });

  it('needs nobody any more once the event does not ask', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    await steps.require(eventId, false);
    expect(await steps.pass(eventId, registrationId)).not.toHaveProperty('fetchedBy');
  });
});

describe('exits that were scanned without a network', () => {
  const scan = (registrationId: string, nonce: string, given: Partial<UploadedScan>): UploadedScan => ({
    ...{ registrationId, nonce, gate: 'south', direction: 'exit', people: 1, deviceAt: hours(195) },
    ...given,
  });

  it('are facts: what the gate could not know is a conflict, of which the guardian is told', async () => {
    const { eventId, registrationId } = await steps.aPartyInside(guardian);
    system.clock.set(new Date(hours(194.5)));
    const { id: personId } = await steps.name(guardian, registrationId);
    await remove(registrationId, personId);
    system.clock.set(new Date(hours(197)));
    const scans = [
      scan(registrationId, 'in-00000001', { direction: 'entry', deviceAt: hours(190.5) }),
      scan(registrationId, 'out-0000001', { fetchedBy: { personId, children: [1] }, deviceAt: hours(196.2) }),
      scan(registrationId, 'out-0000002', { fetchedBy: { guardian: true, children: [2] }, deviceAt: hours(196.3) }),
      scan(registrationId, 'out-0000003', { fetchedBy: { personId, guardian: true }, deviceAt: hours(196.4) }),
    ];
    const upload = () => system.ask(UploadCheckIns, { eventId, scans }, anOrganiser());
    const { items } = await upload();
    expect(items).toMatchObject([
      { outcome: 'refused', refusal: 'events.already-inside' },
      { outcome: 'accepted', conflict: true, fault: 'events.fetcher-removed' },
      { outcome: 'accepted', conflict: false },
      { outcome: 'refused', refusal: 'events.not-inside' },
    ]);
    expect((await upload()).items.map(({ fault, conflict }) => [fault, conflict])).toEqual(
      items.map(({ fault, conflict }) => [fault, conflict]),
    );
    await until('the facts', () => told(registrationId).length === 2);
    expect(told(registrationId)).toMatchObject([
      { fault: 'events.fetcher-removed', name: '林**', tell: true },
      { by: 'guardian', tell: false },
    ]);
    const list = await system.ask(ListCheckIns, { eventId, gate: 'south' }, anOrganiser());
    expect(list.items.filter(({ conflict, status }) => conflict && status === 'accepted')).toMatchObject([
      { fetchedBy: { name: '林**' } },
    ]);
  });
});
