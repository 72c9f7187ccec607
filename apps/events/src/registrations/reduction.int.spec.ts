import { Actor, NotOwner } from '@linli/contracts';
import {
  ChangeRecorded,
  ChangeRegistrationForm,
  CheckInParty,
  CreateCommunityEvent,
  GetCommunityEvent,
  GetFigures,
  GetRegistrationForm,
  GetTicket,
  LeavingNotClear,
  ListMyRegistrations,
  MoreHaveCome,
  OfferTransfer,
  PartyReduced,
  PeopleExceedParty,
  PublishCommunityEvent,
  ReduceParty,
  RegisterForEvent,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationStatus,
  SetSignUpForm,
  SetSignUpRules,
  SetSignUpRulesBody,
  TakeBackTransfer,
  TransferUnderWay,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { enterpriseSteps } from '../testing/enterprise-steps';

const organiser = anOrganiser();
const PEOPLE = [{ name: '林小满' }, { name: '林大满' }, { name: '林芒种' }];
let system: TestSystem;

beforeAll(async () => {
  const watch = [PartyReduced, RegistrationConfirmed, RegistrationPromoted, ChangeRecorded];
  system = await TestSystem.start([eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(capacity: number, rules?: SetSignUpRulesBody['rules']): Promise<string> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), organiser);
  if (rules) await system.ask(SetSignUpRules, { eventId, rules }, organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  return eventId;
}

const register = async (number: number, eventId: string, more: object): Promise<string> =>
  (await system.ask(RegisterForEvent, { eventId, partySize: 1, ...more }, aResident(number))).id;
/** To so many people, or all that is said of them. */
const reduce = (who: Actor | number, registrationId: string, to: number | { partySize: number; leaving?: number[] }) =>
  system.ask(
    ReduceParty,
    { registrationId, ...(typeof to === 'number' ? { partySize: to } : to) },
    typeof who === 'number' ? aResident(who) : who,
  );
const statusOf = async (number: number, id: string): Promise<RegistrationStatus | undefined> =>
  (await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number))).items.find((one) => one.id === id)?.status;
const factsOf = <F extends { registrationId: string }>(facts: readonly F[], registrationId: string): F[] =>
  facts.filter((fact) => fact.registrationId === registrationId);
const namesIn = async (number: number, registrationId: string) =>
  (await system.ask(GetRegistrationForm, { registrationId }, aResident(number))).attendees.map(({ name }) => name);

describe('a party that becomes smaller', () => {
  it('keeps its place, and what it gives back goes to the next, each once, also when it is said twice', async () => {
    const eventId = await anEvent(3);
    const mine = await register(1, eventId, { partySize: 3 });
    const [next, last] = [await register(2, eventId, {}), await register(3, eventId, {})];
    const as = { messageId: newId(), actor: aResident(1) };
    const twice = [1, 2].map(() => system.askAgain(ReduceParty, { registrationId: mine, partySize: 2 }, as));
    const [left, again] = await Promise.all(twice);
    expect(left).toMatchObject({ status: 'confirmed', partySize: 2, arrival: 1 });
    expect(left?.moves?.at(-1)).toMatchObject({ to: 'confirmed', reason: 'party-reduced', before: { partySize: 3 } });
    expect([again, await reduce(1, mine, 2)]).toEqual([left, left]);
    expect([await statusOf(2, next), await statusOf(3, last)]).toEqual(['confirmed', 'waiting']);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 3, peopleWaiting: 1 });
    await until('the next', () => factsOf(system.facts(RegistrationPromoted), next).length > 0);
    await until('the fact', () => factsOf(system.facts(PartyReduced), mine).length > 0);
    expect(factsOf(system.facts(PartyReduced), mine)).toMatchObject([{ partySize: 2, move: { before: { partySize: 3 } } }]);
    expect(factsOf(system.facts(RegistrationPromoted), next)).toHaveLength(1);
    expect(factsOf(system.facts(RegistrationConfirmed), mine)).toHaveLength(1);
    const { byStatus } = await system.ask(GetFigures, { eventId }, organiser);
    expect(byStatus).toMatchObject([
      { status: 'confirmed', registrations: 2, people: 3 },
      { status: 'waiting', people: 1 },
    ]);
  });

  it('has a place where it waits and fits now, and is told of both', async () => {
    const eventId = await anEvent(2);
    await register(1, eventId, {});
    const mine = await register(2, eventId, { partySize: 2 });
    expect(await reduce(2, mine, 1)).toMatchObject({ status: 'confirmed', partySize: 1 });
    const [promoted] = await until('the place', () => {
      const facts = factsOf(system.facts(RegistrationPromoted), mine);
      return facts.length > 0 && facts;
    });
    expect([promoted?.partySize, factsOf(system.facts(PartyReduced), mine)]).toMatchObject([1, [{ move: { to: 'waiting' } }]]);
  });

  it('is made smaller by organisers of the area, on record, and by nobody else', async () => {
    const eventId = await anEvent(3);
    const mine = await register(1, eventId, { partySize: 3 });
    await expect(reduce(2, mine, 2)).rejects.toThrow(NotOwner);
    await expect(reduce(anOrganiser({ areaCodes: ['510104'] }), mine, 2)).rejects.toThrow(NotOwner);
    expect(await reduce(organiser, mine, 2)).toMatchObject({ partySize: 2, residentId: aResident(1).id });
    await reduce(organiser, mine, 2);
    await reduce(1, mine, 1);
    const records = await until('the record', () => {
      const found = system.facts(ChangeRecorded).filter(({ thingId }) => thingId === mine);
      return found.length > 0 && found;
    });
    await until('both facts', () => factsOf(system.facts(PartyReduced), mine).length === 2);
    expect(records).toHaveLength(1);
  });

  it('gives back what it had of an enterprise', async () => {
    const eventId = await anEvent(9, { placesPerEnterprise: 3 });
    const enterpriseId = await enterpriseSteps(() => system).anEnterprise();
    const colleague = (number: number): Actor => ({ ...aResident(number), memberOf: [enterpriseId] });
    const { id } = await system.ask(RegisterForEvent, { eventId, partySize: 3, enterpriseId }, colleague(1));
    const other = () => system.ask(RegisterForEvent, { eventId, partySize: 2, enterpriseId }, colleague(2));
    await expect(other()).rejects.toMatchObject({ params: { quota: 3 } });
    await reduce(1, id, 1);
    expect(await other()).toMatchObject({ status: 'confirmed' });
  });

  it('is not while its place is being passed on', async () => {
    const eventId = await anEvent(3, { transfers: true });
    const registrationId = await register(1, eventId, { partySize: 3 });
    await system.ask(OfferTransfer, { registrationId }, aResident(1));
    await expect(reduce(1, registrationId, 2)).rejects.toThrow(TransferUnderWay);
    await system.ask(TakeBackTransfer, { registrationId }, aResident(1));
    expect(await reduce(1, registrationId, 2)).toMatchObject({ partySize: 2 });
  });
});

describe('the people of a party that becomes smaller', () => {
  it('stay in the form, but those who are said to leave', async () => {
    const eventId = await anEvent(4);
    await system.ask(SetSignUpForm, { eventId, attendees: 'required', questions: [] }, organiser);
    const mine = await register(1, eventId, { partySize: 3, attendees: PEOPLE });
    await expect(reduce(1, mine, 2)).rejects.toThrow(LeavingNotClear);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 3 });
    await reduce(1, mine, { partySize: 2, leaving: [2] });
    await reduce(1, mine, { partySize: 2, leaving: [2] });
    expect(await namesIn(1, mine)).toEqual(['林小满', '林芒种']);
    await reduce(organiser, mine, { partySize: 1, leaving: [1] });
    expect(await namesIn(1, mine)).toEqual(['林芒种']);
  });

  it('are those of the form as it is then, where it is filled in anew at the same moment', async () => {
    const eventId = await anEvent(30);
    await system.ask(SetSignUpForm, { eventId, attendees: 'required', questions: [] }, organiser);
    for (const number of [1, 2, 3, 4, 5]) {
      const registrationId = await register(number, eventId, { partySize: 3, attendees: PEOPLE });
      const attendees = PEOPLE.toReversed();
      const [changed] = await Promise.allSettled([
        system.ask(ChangeRegistrationForm, { registrationId, attendees }, aResident(number)),
        reduce(number, registrationId, { partySize: 2, leaving: [1] }),
      ]);
      const left = changed.status === 'fulfilled' ? ['林大满', '林小满'] : ['林大满', '林芒种'];
      expect(await namesIn(number, registrationId)).toEqual(left);
    }
  });

  it('have as many tickets as there are left, and are not fewer than have come', async () => {
    const eventId = await anEvent(4);
    const mine = await register(1, eventId, { partySize: 4 });
    const { text } = await system.ask(GetTicket, { registrationId: mine }, aResident(1));
    await reduce(1, mine, 3);
    expect(await system.ask(GetTicket, { registrationId: mine }, aResident(1))).toMatchObject({ partySize: 3 });
    system.clock.set(new Date(hours(199)));
    const scan = (people: number) =>
      system.ask(
        CheckInParty,
        { eventId, ticket: text, gate: 'door', direction: 'entry', people, nonce: `reduced-${people}` },
        organiser,
      );
    await expect(scan(4)).rejects.toThrow(PeopleExceedParty);
    await scan(2);
    await expect(reduce(1, mine, 1)).rejects.toThrow(MoreHaveCome);
    expect(await reduce(1, mine, 2)).toMatchObject({ partySize: 2 });
  });
});
