import { NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  ChangeRecorded,
  EventNotFound,
  GetPickUp,
  GetPickUpRule,
  ListCheckIns,
  ListMyPickUps,
  PersonalDataErased,
  PickUpNotAsked,
  RemovePickUpPerson,
  TooManyPickUpPersons,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Keyring, passingKeys } from '@linli/personal-data';
import { TestSystem, until } from '@linli/testing';
import { eventsServiceWith } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { GRANDMOTHER, PickUpSteps } from '../testing/pick-up-steps';
import { PICK_UP_BOOK } from './pick-up-book.schema';
import { PickUpBookStore } from './pick-up-book.store';

const KEYS = passingKeys();
const outsider = anOrganiser({ areaCodes: ['510104'] });
/** Another one in each test. */
let guardian = aResident(100);
let guardians = 100;
let system: TestSystem;
let steps: PickUpSteps;

beforeAll(async () => {
  system = await TestSystem.start([eventsServiceWith(KEYS)], {
    now: NOON,
    watch: [ChangeRecorded, PersonalDataErased],
  });
  steps = new PickUpSteps(system);
});
beforeEach(() => {
  system.clock.set(NOON);
  guardian = aResident(++guardians);
});
afterAll(() => system.stop());

const remove = (registrationId: string, pickUpPersonId: string, who = guardian) =>
  system.ask(RemovePickUpPerson, { registrationId, pickUpPersonId }, who);
const pickUpOf = (registrationId: string, who = guardian) => system.ask(GetPickUp, { registrationId }, who);
const records = (eventId: string, thing: string) =>
  system.facts(ChangeRecorded).filter((one) => one.thing === thing && JSON.stringify(one).includes(eventId));

describe('whether an event asks who fetches', () => {
  it('is said by its organisers, on record, and told to everybody; the same again changes nothing', async () => {
    const eventId = await steps.aDayCare({ asks: false });
    const asks = () => system.ask(GetPickUpRule, { eventId }, guardian);
    expect(await asks()).toEqual({ eventId, required: false, timeZone: 'Asia/Shanghai' });
    await expect(steps.require(eventId, true, outsider)).rejects.toThrow(OutsideOwnArea);
    for (let time = 0; time < 2; time++) expect(await steps.require(eventId, true)).toMatchObject({ required: true });
    expect(await asks()).toMatchObject({ required: true });
    await until('one record', () => records(eventId, 'pick-up-rule').length === 1);
    await expect(system.ask(GetPickUpRule, { eventId: newId() }, guardian)).rejects.toThrow(EventNotFound);
  });
});

describe('pick-up persons', () => {
  it('are named by the guardian, once also when that is clicked twice, and lie sealed', async () => {
    const registrationId = await steps.register(guardian, await steps.aDayCare());
    const said = { children: [2], from: '2026-03-10', until: '2026-03-10' };
    const clicks = [0, 1, 2, 3].map(() => steps.name(guardian, registrationId, said));
    const ids = new Set((await Promise.all(clicks)).map(({ id, name, phone }) => `${id} ${name} ${phone}`));
    expect([...ids]).toEqual([expect.stringMatching(/ 林\*\* 139\*{4}0201$/)]);
    const { persons, attendees, day } = await pickUpOf(registrationId);
    expect(persons).toMatchObject([{ ...GRANDMOTHER, ...said, today: false }]);
    expect([attendees, day]).toEqual([['林小满', '林大满'], '2026-03-02']);
    const stored = await system.database().collection<{ _id: string }>('pickUpBooks').findOne({ _id: registrationId });
    expect(JSON.stringify(stored)).not.toMatch(/玉兰|13900000201|大满/);
    await expect(steps.name(aResident(2), registrationId)).rejects.toThrow(NotOwner);
  });

  it('are six at most, and none where the event does not ask', async () => {
    const registrationId = await steps.register(guardian, await steps.aDayCare());
    const many = Array.from({ length: 6 }, (_, at) => steps.name(guardian, registrationId, { name: `人${at}` }));
    const [first] = await Promise.all(many);
    await expect(steps.name(guardian, registrationId)).rejects.toThrow(TooManyPickUpPersons);
    for (let time = 0; time < 2; time++) expect(await remove(registrationId, first!.id)).toMatchObject({ today: false });
    expect(await steps.name(guardian, registrationId)).toMatchObject({ today: true });
    const free = await steps.register(aResident(2), await steps.aDayCare({ asks: false }));
    await expect(steps.name(aResident(2), free)).rejects.toThrow(PickUpNotAsked);
  });

  it('are read in full by the guardian and those at the doors, who do not see former ones', async () => {
    const registrationId = await steps.register(guardian, await steps.aDayCare());
    await steps.name(guardian, registrationId, { name: '林爷爷' });
    await remove(registrationId, (await steps.name(guardian, registrationId)).id);
    expect((await pickUpOf(registrationId)).persons).toHaveLength(2);
    const atTheDoors = await pickUpOf(registrationId, anOrganiser());
    expect(atTheDoors).toMatchObject({
      residentId: guardian.id,
      persons: [{ name: '林爷爷', phone: '13900000201', today: true }],
    });
    for (const who of [outsider, aResident(2)]) await expect(pickUpOf(registrationId, who)).rejects.toThrow(NotOwner);
    const { items } = await system.ask(ListMyPickUps, { limit: 1 }, guardian);
    expect(items).toMatchObject([{ registrationId, persons: [{ name: '林爷爷' }, { removedAt: expect.any(String) }] }]);
  });
});

it('who may fetch goes with the account, also when that is said twice; that somebody fetched stays without a name', async () => {
  const leaving = aResident(77);
  const { eventId, registrationId } = await steps.aPartyInside(leaving);
  const { id: personId } = await steps.name(leaving, registrationId);
  await steps.pass(eventId, registrationId, { fetchedBy: { personId } });
  const started = { erasureId: newId(), accountId: leaving.id, pseudonym: newId() };
  await system.publishTwice(AccountErasureStarted, started);
  const word = await until('the word', () => system.facts(PersonalDataErased).find((one) => one.erasureId === started.erasureId));
  // The form of the registration is the other.
  expect(word).toMatchObject({ removed: 2 });
  expect((await system.ask(ListMyPickUps, {}, leaving)).items).toEqual([]);
  const { items } = await system.ask(ListCheckIns, { eventId }, anOrganiser());
  expect(items[0]).toMatchObject({ direction: 'exit', fetchedBy: { personId } });
  expect(items[0]?.fetchedBy).not.toHaveProperty('name');
});

it('books are sealed with the new key where keys change, and open as before without the old one', async () => {
  const registrationId = await steps.register(guardian, await steps.aDayCare());
  await steps.name(guardian, registrationId);
  const { PERSONAL_DATA_KEYS: fresh, PERSONAL_DATA_LOOKUP_KEY } = passingKeys();
  const storeWith = (keys: string) =>
    new PickUpBookStore(
      system.database().model(PICK_UP_BOOK) as never,
      Keyring.of({ PERSONAL_DATA_KEYS: keys, PERSONAL_DATA_LOOKUP_KEY }),
    );
  const both = storeWith(`${fresh},${KEYS.PERSONAL_DATA_KEYS}`);
  await expect(both.resealAll(() => true)).rejects.toThrow('stopped');
  expect(await both.resealAll(() => false)).toMatchObject({ failed: 0 });
  expect((await storeWith(fresh).of([registrationId])).get(registrationId)).toMatchObject({ persons: [GRANDMOTHER] });
});
