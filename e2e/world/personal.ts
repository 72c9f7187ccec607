import { until } from '@linli/testing';
import { hours } from '../system/events';
import { Linli } from '../system/linli';
import { dataOf } from '../system/own-data';
import { somebody } from '../system/people';
import { aNewcomer } from './accounts';
import { aSeries, Preparation, Prepare } from './prepared';
import { Side } from './side';

/** What an operation needs that is about what is known of a person, or about their shifts. */
export const PERSONAL: Readonly<Record<string, Prepare>> = {
  getMyAccount: async ({ people }) => ({ shown: await people.resident.id() }),
  getMyData: async (_side, linli) => theirData(linli),
  getMyDataPage: async (_side, linli) => theirData(linli),
  listMyConsents: aConsent,
  listMyDataAccesses: anAccess,
  listMyGrants: async ({ areaCode }, linli) =>
    aListOf('/me/grants', await somebody(linli, { roles: ['organiser'], areaCodes: [areaCode] })),
  listInbox: async ({ people }) => aListOf('/inbox', people.resident),
  markNoticeRead: async ({ people }) => ({ things: { noticeId: (await aListOf('/inbox', people.resident)).shown as string } }),
  listMySubscriptions: aSubscription,
  makeCalendarFeed: async (_side, linli) => ({ people: { resident: (await aNewcomer(linli)).resident } }),
  getMyCalendarFeed: aFeed,
  endCalendarFeed: async (side, linli) => ({ ...(await aFeed(side, linli)), shown: '"ended":true' }),
  readCalendarFeed: aFeed,
  joinTeam: async (side, linli) => ({ things: (await aShift(side)).things, people: { volunteer: await aVolunteer(linli) } }),
  signUpForShift: aShiftOfMyTeam,
  withdrawFromShift: aShiftOfMine,
  listMyShifts: async (side, linli) => aShiftOfMine(side, linli).then((given) => ({ ...given, shown: given.things?.shiftId })),
  getVolunteerRecord: async ({ people }) => ({ shown: await people.volunteer.id() }),
};

type Person = Side['people']['resident'];

/** What the first thing in the list of the person is known by. */
async function aListOf(path: string, resident: Person): Promise<Preparation> {
  const id = await until(path, async () => (await resident.get<{ items: { id: string }[] }>(path)).items[0]?.id);
  return { people: { resident }, shown: id };
}

async function theirData(linli: Linli): Promise<Preparation> {
  const { phone, resident } = await aNewcomer(linli);
  await dataOf(resident);
  return { people: { resident }, shown: phone };
}

async function aConsent(_side: Side, linli: Linli): Promise<Preparation> {
  const { resident } = await aNewcomer(linli);
  const { items } = await resident.get<{ items: { version: string }[] }>('/consent-purposes');
  await resident.post('/me/consents', { purpose: 'photos', version: items[0]?.version });
  const { history } = await resident.get<{ history: { id: string }[] }>('/me/consents');
  return { people: { resident }, shown: history[0]?.id };
}

/** An organiser has looked at who is registered. */
async function anAccess({ people, things }: Side): Promise<Preparation> {
  await people.organiser.get(`/events/${things.eventId}/registrations`);
  return aListOf('/me/data-accesses', people.resident);
}

async function aSubscription(side: Side, linli: Linli): Promise<Preparation> {
  const [{ things }, { resident }] = [await aSeries(side), await aNewcomer(linli)];
  await resident.post(`/series/${things?.seriesId}/subscribe`);
  return { people: { resident }, shown: things?.seriesId };
}

async function aFeed(_side: Side, linli: Linli): Promise<Preparation> {
  const { resident } = await aNewcomer(linli);
  const { address } = await resident.post<{ address: string }>('/me/calendar-feed');
  return { people: { resident }, things: { token: address.split('/').at(-2) as string } };
}

const aVolunteer = (linli: Linli): Promise<Person> => somebody(linli, { roles: ['volunteer'] });

/** A new shift of a new team, which nobody is in. */
async function aShift({ people, areaCode, things }: Side): Promise<Preparation> {
  const team = { areaCode, name: { zh: '新队', en: 'New team' }, languages: ['zh'] };
  const { id: teamId } = await people.organiser.post<{ id: string }>('/teams', team);
  const shifts = [{ task: { zh: '引导', en: 'Guiding' }, startsAt: hours(72), endsAt: hours(74), needed: 5 }];
  const path = `/events/${things.eventId}/shifts`;
  const { items } = await people.organiser.post<{ items: { id: string }[] }>(path, { shifts });
  return { things: { teamId, shiftId: items[0]?.id as string } };
}

async function aShiftOfMyTeam(side: Side, linli: Linli) {
  const [{ things }, volunteer] = [await aShift(side), await aVolunteer(linli)];
  await volunteer.post(`/teams/${things?.teamId}/members`);
  return { things, people: { volunteer } };
}

async function aShiftOfMine(side: Side, linli: Linli): Promise<Preparation> {
  const { things, people } = await aShiftOfMyTeam(side, linli);
  await people.volunteer.post(`/shifts/${things?.shiftId}/assignments`);
  return { things, people };
}
