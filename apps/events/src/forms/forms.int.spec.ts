import { Actor, NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyRegistered,
  AnswerMissing,
  CancelRegistration,
  ChangeRegistrationForm,
  CommunityEventView,
  ConsentNotGiven,
  CopyCommunityEvent,
  CreateCommunityEvent,
  FormNotFilledIn,
  FormNotKnown,
  GetCommunityEvent,
  GetRegistrationForm,
  GetSignUpForm,
  ListMyRegistrations,
  ListRegistrations,
  PersonalDataErased,
  PublishCommunityEvent,
  Question,
  RegisterForEvent,
  RegistrationClosed,
  RegistrationEnded,
  SetSignUpForm,
  SetSignUpFormBody,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { Keyring, passingKeys } from '@linli/personal-data';
import { TestSystem, until } from '@linli/testing';
import { eventsServiceWith } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { EARLIER_FORM, FILLED_FORM } from './form.schema';
import { FormStore } from './form.store';

const organiser = anOrganiser();
const KEYS = passingKeys();
const title = { zh: '问题', en: 'Question' };
const CONSENT: Question = { key: 'pictures', kind: 'consent', title, required: true };
const MEAL: Question = { key: 'meal', kind: 'text', title, required: true };
const AGREED = { question: 'pictures', agreed: true };
const PEOPLE = [{ name: '林小满', phone: '13900000101' }, { name: '林大满' }];
const FULL = { answers: [AGREED], attendees: PEOPLE };
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsServiceWith(KEYS)], { now: NOON, watch: [PersonalDataErased] });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(form?: Omit<SetSignUpFormBody, 'eventId'>): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ signUpClosesAt: hours(100) }), organiser);
  if (form) await system.ask(SetSignUpForm, { eventId, ...form }, organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}

const anAskingEvent = () => anEvent({ attendees: 'optional', questions: [CONSENT] });
const register = (number: number, eventId: string, more: object = FULL) =>
  system.ask(RegisterForEvent, { eventId, partySize: 2, ...more }, aResident(number));
const formOf = (registrationId: string, who: Actor) => system.ask(GetRegistrationForm, { registrationId }, who);
const stored = (_id: string) => system.database().collection<{ _id: string; content?: string }>('filledForms').findOne({ _id });

describe('an event that asks something', () => {
  it('is told in short with the event, and in full to everybody; copies ask the same', async () => {
    const { id: eventId } = await anAskingEvent();
    expect((await system.ask(GetCommunityEvent, { eventId })).form).toEqual({ version: 1, attendees: 'optional', questions: 1 });
    expect(await system.ask(GetSignUpForm, { eventId })).toMatchObject({ version: 1, questions: [CONSENT] });
    const times = { startsAt: hours(300), endsAt: hours(301), signUpOpensAt: hours(1), signUpClosesAt: hours(300) };
    const copy = await system.ask(CopyCommunityEvent, { eventId, ...times }, organiser);
    expect(await system.ask(GetSignUpForm, { eventId: copy.id }, organiser)).toMatchObject({ version: 1, questions: [CONSENT] });
  });

  it('takes nobody without what it asks, and whoever has answered once', async () => {
    const { id: eventId } = await anAskingEvent();
    await expect(register(1, eventId, {})).rejects.toThrow(ConsentNotGiven);
    const { id, ...view } = await register(1, eventId);
    expect(view).not.toHaveProperty('form');
    await expect(register(1, eventId)).rejects.toThrow(AlreadyRegistered);
    expect(await formOf(id, aResident(1))).toMatchObject({ ...FULL, registrationId: id, version: 1 });
  });

  it('keeps answers under the version that they answer', async () => {
    const { id: eventId } = await anAskingEvent();
    const first = await register(1, eventId);
    const asked = { eventId, attendees: 'optional' as const, questions: [CONSENT, MEAL] };
    for (let time = 0; time < 2; time++) expect(await system.ask(SetSignUpForm, asked, organiser)).toMatchObject({ version: 2 });
    await expect(register(2, eventId)).rejects.toThrow(AnswerMissing);
    await register(2, eventId, { answers: [AGREED, { question: 'meal', text: '面' }] });
    const { items } = await system.ask(ListRegistrations, { eventId }, organiser);
    expect(items.map(({ form }) => form?.version)).toEqual([1, 2]);
    expect(await formOf(first.id, organiser)).toMatchObject({ version: 1, answers: [AGREED] });
    expect(await system.ask(GetSignUpForm, { eventId, version: 1 })).toMatchObject({ version: 1, questions: [CONSENT] });
    await expect(system.ask(GetSignUpForm, { eventId, version: 3 })).rejects.toThrow(FormNotKnown);
  });

  it('is changed by organisers of its area alone', async () => {
    const { id: eventId } = await anAskingEvent();
    const elsewhere = anOrganiser({ areaCodes: ['510108902'] });
    await expect(system.ask(SetSignUpForm, { eventId, questions: [] }, elsewhere)).rejects.toThrow(OutsideOwnArea);
  });
});

describe('those who come', () => {
  it('lie sealed, and are shown masked in lists, in full to themselves and where an organiser asks for it', async () => {
    const { id: eventId } = await anAskingEvent();
    const { id } = await register(1, eventId);
    expect((await stored(id))?.content).toMatch(/^k[\da-f]{8}\./);
    expect(JSON.stringify(await system.database().collection('sittings').find({ eventId }).toArray())).not.toContain('小满');
    const list = async (full?: boolean) => (await system.ask(ListRegistrations, { eventId, full }, organiser)).items[0]?.form;
    expect((await list())?.attendees).toMatchObject([{ name: '林**', phone: '139****0101' }, { name: '林**' }]);
    expect((await list(true))?.attendees).toMatchObject(PEOPLE);
    const { items } = await system.ask(ListMyRegistrations, {}, aResident(1));
    expect(items[0]?.form).toMatchObject(FULL);
    await expect(formOf(id, aResident(2))).rejects.toThrow(NotOwner);
    await expect(formOf(id, anOrganiser({ areaCodes: ['510108902'] }))).rejects.toThrow(NotOwner);
  });

  it('are changed by whoever registered them, until sign-up closes', async () => {
    const { id: eventId } = await anAskingEvent();
    const { id: registrationId } = await register(3, eventId);
    const change = (by = aResident(3), attendees = [{ name: '周末' }]) =>
      system.ask(ChangeRegistrationForm, { registrationId, answers: [AGREED], attendees }, by);
    await expect(change(aResident(4))).rejects.toThrow(NotOwner);
    for (let time = 0; time < 2; time++) await change();
    expect((await formOf(registrationId, organiser)).attendees).toEqual([{ name: '周末', answers: [] }]);
    system.clock.set(new Date(hours(100)));
    await expect(change()).rejects.toThrow(RegistrationClosed);
    system.clock.set(NOON);
    await system.ask(CancelRegistration, { registrationId }, aResident(3));
    await expect(change()).rejects.toThrow(RegistrationEnded);
  });

  it('are forgotten with whoever registered them, also when that is asked for twice', async () => {
    const { id: eventId } = await anAskingEvent();
    const { id } = await register(5, eventId);
    const started = { erasureId: newId(), accountId: aResident(5).id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    const told = () => system.facts(PersonalDataErased).find(({ erasureId }) => erasureId === started.erasureId);
    expect(await until('the word of the service', told)).toMatchObject({ removed: 1, pseudonymised: 1 });
    expect(await stored(id)).not.toHaveProperty('content');
    await expect(formOf(id, organiser)).rejects.toThrow(FormNotFilledIn);
  });
});

describe('an event that asks nothing', () => {
  it('has an empty form, keeps no papers and refuses to have one filled in', async () => {
    const { id: eventId } = await anEvent();
    const { id: registrationId } = await register(6, eventId, {});
    expect(await system.ask(GetSignUpForm, { eventId })).toEqual({ eventId, version: 0, attendees: 'none', questions: [] });
    await expect(system.ask(ChangeRegistrationForm, { registrationId }, aResident(6))).rejects.toThrow(FormNotKnown);
    await expect(formOf(registrationId, aResident(6))).rejects.toThrow(FormNotFilledIn);
    const sittings = await system.database().collection('sittings').find({ eventId }).toArray();
    expect(sittings.some((sitting) => 'papers' in sitting)).toBe(false);
    expect(await stored(registrationId)).toBeNull();
  });
});

describe('a change of keys', () => {
  it('seals forms with the new key, and they open as before without the old one', async () => {
    const { id: eventId } = await anAskingEvent();
    const { id } = await register(8, eventId);
    const { PERSONAL_DATA_KEYS: fresh, PERSONAL_DATA_LOOKUP_KEY } = passingKeys();
    const storeWith = (keys: string) => {
      const database = system.database();
      const keyring = Keyring.of({ PERSONAL_DATA_KEYS: keys, PERSONAL_DATA_LOOKUP_KEY });
      return new FormStore(database.model(FILLED_FORM) as never, database.model(EARLIER_FORM) as never, keyring);
    };
    expect(storeWith(fresh).hasOlderKeys).toBe(false);
    const both = storeWith(`${fresh},${KEYS.PERSONAL_DATA_KEYS}`);
    expect(both.hasOlderKeys).toBe(true);
    await expect(both.resealAll(() => true)).rejects.toThrow('stopped');
    expect(await both.resealAll(() => false)).toMatchObject({ failed: 0 });
    const opened = await storeWith(fresh).of([{ _id: id, formVersion: 1 }]);
    expect(opened.get(id)).toMatchObject({ attendees: PEOPLE });
  });
});
