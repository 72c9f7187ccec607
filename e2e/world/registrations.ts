import { Caller } from '../../apps/standalone/src/demonstration/client';
import { hours, publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';
import { anEventWithOpenDoors } from './doors';
import * as prepared from './prepared';
import { Preparation, Prepare, register } from './prepared';
import { Side } from './side';

/** What residents need to do something with a registration of their own. */
export const REGISTRATIONS: Readonly<Record<string, Prepare>> = {
  registerForEvent: async (side) => ({ things: { eventId: await anEvent(side) }, body: JSON.stringify({ partySize: 1 }) }),
  listMyRegistrations: async (side, linli) => shown(await aPlace(side, linli)),
  cancelRegistration: aPlace,
  getRegistrationForm: aFilledForm,
  changeRegistrationForm: aFilledForm,
  getTicket: aPlace,
  getTicketPicture: aPlace,
  getRegistrationCalendar: aPlace,
  checkMyselfIn: aPlaceCode,
  getPlaceCode: aPlaceCode,
  confirmHold: aHold,
  acceptOffer: anOffer,
  refuseOffer: anOffer,
  leaveWaitingList: aPlaceInLine,
  offerTransfer: aPlaceToPassOn,
  takeBackTransfer: aTransfer,
  listMyTransfers: async (side, linli) => shown(await aTransfer(side, linli)),
  acceptTransfer: aTransferOfSomebody,
  giveUpSession: aPlaceInSessions,
  getSessionRoll: (side) => prepared.aSession(side),
  exportSessionRoll: (side) => prepared.aSession(side),
  chooseStops: aSeatInTheBus,
  getStopList: aSeatInTheBus,
  exportStopList: aSeatInTheBus,
  listMyStops: async (side, linli) => shown(await aChoiceOfStops(side, linli)),
  setMyPickUp: aChild,
  getPickUp: aChild,
  namePickUpPerson: async (side, linli) => ({ ...(await aChild(side, linli)), body: JSON.stringify(GRANDMOTHER) }),
  removePickUpPerson: aGrandmother,
  listMyPickUps: async (side, linli) => shown(await aGrandmother(side, linli)),
};

/** Somebody who is registered. */
interface Registered extends Preparation {
  readonly people: { readonly resident: Caller };
  readonly things: { readonly eventId: string; readonly registrationId: string };
}

/** As one that stands in a list. */
const shown = (given: Registered): Preparation => ({ ...given, shown: given.things.registrationId });

const anEvent = async ({ people, areaCode }: Side, given: object = {}): Promise<string> =>
  (await publishMarket(people.organiser, { areaCode, ...given })).id;

/** A new resident's, so that lists are short. */
async function aPlace(side: Side, linli: Linli, given: object = {}): Promise<Registered> {
  const [eventId, resident] = [await anEvent(side, given), await somebody(linli)];
  return { people: { resident }, things: { eventId, registrationId: await register(resident, eventId) } };
}

async function aFilledForm(side: Side, linli: Linli): Promise<Preparation> {
  const [eventId, resident] = [await anEvent(side), await somebody(linli)];
  await side.people.organiser.post(`/events/${eventId}/form`, { attendees: 'optional', questions: [] });
  const party = { partySize: 1, attendees: [{ name: '林小满' }] };
  const { id: registrationId } = await resident.post<{ id: string }>(`/events/${eventId}/registrations`, party);
  return { people: { resident }, things: { eventId, registrationId }, body: JSON.stringify({ attendees: [{ name: '林大满' }] }) };
}

/** Somebody with a place at an event at which people let themselves in. */
async function aPlaceCode(side: Side, linli: Linli): Promise<Preparation> {
  const { eventId } = (await anEventWithOpenDoors(side)).things as { eventId: string };
  await side.people.organiser.post(`/events/${eventId}/door-rules`, { walkIns: 'none', selfCheckIn: true });
  const resident = await somebody(linli);
  const registrationId = await register(resident, eventId);
  const { placeCode } = await side.people.organiser.get<{ placeCode: string }>(`/events/${eventId}/place-code`);
  return { people: { resident }, things: { eventId, registrationId }, body: JSON.stringify({ placeCode, people: 1 }) };
}

async function aHold(side: Side): Promise<Preparation> {
  const path = `/events/${await anEvent(side)}/registrations`;
  const { id } = await side.people.resident.post<{ id: string }>(path, { partySize: 1, hold: true });
  return { things: { registrationId: id } };
}

async function aFullEvent(side: Side, linli: Linli): Promise<{ eventId: string; first: Caller; firstId: string }> {
  const [eventId, first] = [await anEvent(side, { capacity: 1 }), await somebody(linli)];
  await side.people.organiser.post(`/events/${eventId}/sign-up-rules`, { rules: { promotion: 'offers' } });
  return { eventId, first, firstId: await register(first, eventId) };
}

async function anOffer(side: Side, linli: Linli): Promise<Preparation> {
  const { eventId, first, firstId } = await aFullEvent(side, linli);
  const registrationId = await register(side.people.resident, eventId);
  await first.post(`/registrations/${firstId}/cancel`);
  return { things: { registrationId } };
}

async function aPlaceInLine(side: Side, linli: Linli): Promise<Preparation> {
  const { eventId } = await aFullEvent(side, linli);
  return { things: { registrationId: await register(side.people.resident, eventId) } };
}

async function aPlaceToPassOn(side: Side, linli: Linli): Promise<Registered> {
  const place = await aPlace(side, linli);
  await side.people.organiser.post(`/events/${place.things.eventId}/sign-up-rules`, { rules: { transfers: true } });
  return place;
}

/** The code with which it is passed on stands in the list alone. */
async function offered(who: Caller, registrationId: string): Promise<string> {
  await who.post(`/registrations/${registrationId}/transfer`);
  const { items } = await who.get<{ items: { transferCode: string }[] }>('/me/transfers');
  return (items[0] as { transferCode: string }).transferCode;
}

async function aTransfer(side: Side, linli: Linli): Promise<Registered> {
  const { things, people } = await aPlaceToPassOn(side, linli);
  await offered(people.resident, things.registrationId);
  return { things, people };
}

/** A place that somebody else passes on. */
async function aTransferOfSomebody(side: Side, linli: Linli): Promise<Preparation> {
  const { things, people } = await aPlaceToPassOn(side, linli);
  const transferCode = await offered(people.resident, things.registrationId);
  return { body: JSON.stringify({ transferCode }) };
}

async function aPlaceInSessions(side: Side): Promise<Preparation> {
  const { eventId, session } = (await prepared.aSession(side, 'session')).things;
  const party = { partySize: 1, needs: [{ pool: session, count: 1 }] };
  const { id } = await side.people.resident.post<{ id: string }>(`/events/${eventId}/registrations`, party);
  return { things: { session, registrationId: id } };
}

const STOPS = ['garden', 'school'].map((key, at) => ({ key, title: { zh: key, en: key }, minutes: at * 10 }));

async function aSeatInTheBus(side: Side, linli: Linli): Promise<Registered> {
  const { things, people } = await aPlace(side, linli, { endsAt: hours(80) });
  await side.people.organiser.post(`/events/${things.eventId}/stops`, { stops: STOPS });
  return { things, people, body: JSON.stringify({ on: 'garden', off: 'school' }) };
}

async function aChoiceOfStops(side: Side, linli: Linli): Promise<Registered> {
  const { things, people } = await aSeatInTheBus(side, linli);
  await people.resident.post(`/registrations/${things.registrationId}/stops`, { on: 'garden', off: 'school' });
  return { things, people };
}

const GRANDMOTHER = { name: '林玉兰', phone: '13900000201', relation: 'grandparent' };

/** At an event that children are fetched from. */
async function aChild(side: Side, linli: Linli): Promise<Registered> {
  const { things, people } = await aPlace(side, linli);
  await side.people.organiser.post(`/events/${things.eventId}/pick-up-rule`, { required: true });
  return { things, people };
}

async function aGrandmother(side: Side, linli: Linli): Promise<Registered> {
  const { things, people } = await aChild(side, linli);
  const path = `/registrations/${things.registrationId}/pick-up-persons`;
  const { id } = await people.resident.post<{ id: string }>(path, GRANDMOTHER);
  return { people, things: Object.assign({}, things, { pickUpPersonId: id }) };
}
