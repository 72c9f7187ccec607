import { IntegrationEvent, OutsideOwnArea } from '@linli/contracts';
import {
  AcceptOffer,
  ApproveRegistration,
  CancelRegistration,
  ChangeCapacity,
  CommunityEventView,
  ConfirmHold,
  CreateCommunityEvent,
  EventNotFound,
  GetCommunityEvent,
  LeaveWaitingList,
  ListMyRegistrations,
  ListWaiting,
  OfferExpired,
  OfferNotOpen,
  PlaceOffered,
  PrioritiseRegistration,
  PublishCommunityEvent,
  RefuseOffer,
  RegisterForEvent,
  RegistrationConfirmed,
  RegistrationPromoted,
  RegistrationRejected,
  RegistrationView,
  RejectRegistration,
  SetPools,
  SetSignUpRules,
  SignUpFull,
  SignUpRulesBody,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const watch = [PlaceOffered, OfferExpired, RegistrationPromoted, RegistrationRejected, RegistrationConfirmed];
const words = { zh: '原因', en: 'Reason' };
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

async function anEvent(capacity: number, rules: SignUpRulesBody = {}): Promise<CommunityEventView> {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), organiser);
  await system.ask(SetSignUpRules, { eventId, rules }, organiser);
  return system.ask(PublishCommunityEvent, { eventId }, organiser);
}

const register = (number: number, eventId: string, more: object = {}) =>
  system.ask(RegisterForEvent, { eventId, partySize: 1, ...more }, aResident(number));
const mine = async (number: number, eventId: string): Promise<RegistrationView | undefined> =>
  (await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number))).items.find((one) => one.eventId === eventId);
const told = <B extends { registrationId: string }>(contract: IntegrationEvent<B>, { id }: RegistrationView): B[] =>
  system.facts(contract).filter(({ registrationId }) => registrationId === id);

/** The clock goes on from noon. */
const twelveHours = expect.stringMatching(/^2026-03-02T16:00/);

/** One place that r1 gives back: 2 is offered it, 3 waits behind. */
async function anOffer() {
  const { id: eventId } = await anEvent(1, { promotion: 'offers' });
  const [first, second, third] = [await register(1, eventId), await register(2, eventId), await register(3, eventId)];
  await system.ask(CancelRegistration, { registrationId: first.id }, aResident(1));
  return { eventId, second, third };
}

describe('an offer', () => {
  it('is made to the first in line, kept for them, told with its end, and accepted once', async () => {
    const { eventId, second } = await anOffer();
    expect(await mine(2, eventId)).toMatchObject({ status: 'offered', expiresAt: twelveHours });
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 0, placesHeld: 1, peopleWaiting: 1 });
    for (let time = 0; time < 2; time++)
      expect(await system.ask(AcceptOffer, { registrationId: second.id }, aResident(2))).toMatchObject({ status: 'confirmed' });
    await until('both facts', () => told(PlaceOffered, second).length === 1 && told(RegistrationPromoted, second).length === 1);
    expect(told(PlaceOffered, second)).toMatchObject([{ expiresAt: twelveHours }]);
    await expect(system.ask(RefuseOffer, { registrationId: second.id }, aResident(2))).rejects.toThrow(OfferNotOpen);
  });

  it('goes to the next when it is refused, and when its time is over', async () => {
    const { eventId, second, third } = await anOffer();
    await system.ask(RefuseOffer, { registrationId: second.id }, aResident(2));
    await until('the next offer', () => told(PlaceOffered, third).length === 1);
    system.clock.set(new Date(hours(12.01)));
    await until('its end', () => told(OfferExpired, third).length === 1);
    expect(await mine(3, eventId)).toMatchObject({ status: 'expired', moves: [{}, {}, { reason: 'offer-expired' }] });
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 0, placesHeld: 0, peopleWaiting: 0 });
  });
});

describe('places that are held', () => {
  it('are confirmed in time, or given to the next', async () => {
    const { id: eventId } = await anEvent(2);
    const [kept, lost] = [await register(1, eventId, { hold: true }), await register(2, eventId, { hold: true })];
    const next = await register(3, eventId);
    expect([kept.status, lost.status, next.status]).toEqual(['held', 'held', 'waiting']);
    await system.ask(ConfirmHold, { registrationId: kept.id }, aResident(1));
    system.clock.set(new Date(hours(1)));
    await until('the promotion', () => told(RegistrationPromoted, next).length === 1);
    await until('the confirmation', () => told(RegistrationConfirmed, kept).length === 1);
    expect(await mine(2, eventId)).toMatchObject({ status: 'expired' });
  });
});

describe('the waiting list', () => {
  it('is seen without names, with its rule, in order of priority and arrival', async () => {
    const { id: eventId } = await anEvent(1, { waitingPolicy: 'best-fit', mostSkips: 2 });
    for (const number of [1, 2, 3]) await register(number, eventId);
    const third = (await mine(3, eventId)) as RegistrationView;
    await system.ask(PrioritiseRegistration, { registrationId: third.id, priority: 3, reason: words }, organiser);
    const page = await system.ask(ListWaiting, { eventId, limit: 1 }, aResident(3));
    expect(page).toMatchObject({ waitingPolicy: 'best-fit', mostSkips: 2, items: [{ position: 1, priority: 3, mine: true }] });
    const rest = await system.ask(ListWaiting, { eventId, after: page.next }, aResident(3));
    expect(rest.items).toMatchObject([{ position: 2, priority: 0, mine: false }]);
    expect(rest.items[0]).not.toHaveProperty('residentId');
  });

  it('is one for each session, in which everybody who waits knows their place', async () => {
    const { id: eventId } = await anEvent(2);
    const pool = (key: string) => ({ key, title: { zh: key, en: key }, capacity: 1 });
    await system.ask(SetPools, { eventId, pools: [pool('at-0900'), pool('at-1800')] }, organiser);
    const wants = (number: number, key: string) => register(number, eventId, { needs: [{ pool: key, count: 1 }] });
    for (const number of [1, 2, 3, 4]) await wants(number, 'at-0900');
    for (const number of [5, 6]) await wants(number, 'at-1800');
    const line = (given: object) => system.ask(ListWaiting, { eventId, ...given }, aResident(6));
    expect((await line({ pool: 'at-1800' })).items).toMatchObject([{ position: 1, mine: true, pools: ['at-1800'] }]);
    expect((await line({})).items.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    const second = await line({ pool: 'at-0900', after: (await line({ pool: 'at-0900', limit: 1 })).next });
    expect(second.items).toMatchObject([{ position: 2 }, { position: 3 }]);
    expect([await mine(4, eventId), await mine(6, eventId)]).toMatchObject([{ position: 3 }, { position: 1 }]);
    expect(await mine(1, eventId)).not.toHaveProperty('position');
  });

  it('of a draft is there for nobody but its organisers', async () => {
    const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody(), organiser);
    await expect(system.ask(ListWaiting, { eventId }, aResident(1))).rejects.toThrow(EventNotFound);
    expect(await system.ask(ListWaiting, { eventId }, organiser)).toMatchObject({ items: [] });
  });

  it('is left, refuses when it is full, and moves up when the event grows', async () => {
    const { id: eventId } = await anEvent(1, { waitingLimit: 1 });
    await register(1, eventId);
    const second = await register(2, eventId);
    for (const number of [3, 4]) await expect(register(number, eventId)).rejects.toThrow(SignUpFull);
    await system.ask(LeaveWaitingList, { registrationId: second.id }, aResident(2));
    const third = await register(3, eventId);
    expect(third.status).toBe('waiting');
    expect(await system.ask(ChangeCapacity, { eventId, capacity: 2 }, organiser)).toMatchObject({
      placesTaken: 2,
      peopleWaiting: 0,
    });
    await until('the promotion', () => told(RegistrationPromoted, third).length === 1);
    const elsewhere = anOrganiser({ areaCodes: ['510108902'] });
    await expect(system.ask(ChangeCapacity, { eventId, capacity: 9 }, elsewhere)).rejects.toThrow(OutsideOwnArea);
  });
});

describe('an event with pools and approval', () => {
  it('gives all that a party needs or nothing, when the organiser agrees', async () => {
    const { id: eventId } = await anEvent(9, { approval: true });
    await system.ask(SetPools, { eventId, pools: [{ key: 'morning', title: words, capacity: 1 }] }, organiser);
    const needs = [{ pool: 'morning', count: 1 }];
    const [first, second] = [await register(1, eventId, { needs }), await register(2, eventId, { needs })];
    expect([first.status, second.status]).toEqual(['pending', 'waiting']);
    await system.ask(RejectRegistration, { registrationId: first.id, reason: words }, organiser);
    await until('the rejection', () => told(RegistrationRejected, first).length === 1);
    expect(await system.ask(ApproveRegistration, { registrationId: second.id }, organiser)).toMatchObject({
      status: 'confirmed',
    });
    expect((await system.ask(GetCommunityEvent, { eventId })).pools).toMatchObject([{ key: 'morning', taken: 1 }]);
  });
});
