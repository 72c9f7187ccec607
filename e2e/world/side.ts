import { Role } from '@linli/contracts';
import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { GrantPage } from '@linli/contracts/gateway';
import { ShiftList } from '@linli/contracts/volunteers';
import { until } from '@linli/testing';
import { ancestorsOf } from '../../apps/gateway/src/areas/area-codes';
import { Caller, Problem } from '../../apps/standalone/src/demonstration/client';
import { aHouse, aMarket, hours } from '../system/events';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';

/** Roles that hold for an area. */
const STAFF = ['organiser', 'moderator', 'specialist', 'supervisor', 'administrator'] as const satisfies Role[];

/** One area with a person in every role, and things of every kind that belong to it. */
export interface Side {
  readonly areaCode: string;
  /** By role. */
  readonly people: Readonly<Record<Role, Caller>>;
  /** Ids of the things, by the name that paths and bodies know them by; `draftId` is an event that only its organisers see. */
  readonly things: Readonly<Record<string, string>>;
}

interface Setting {
  readonly areaCode: string;
  /** Stands in the names and texts of everything in this area. */
  readonly word: string;
}

/** Settles an area with people and things. */
export async function settleSide(linli: Linli, { areaCode, word }: Setting): Promise<Side> {
  await enterAreas(linli, areaCode);
  const staff = await Promise.all(STAFF.map((role) => somebody(linli, { roles: [role], areaCodes: [areaCode], name: word })));
  const byRole = Object.fromEntries(STAFF.map((role, at) => [role, staff[at] as Caller])) as Record<
    (typeof STAFF)[number],
    Caller
  >;
  const [resident, volunteer] = [
    await somebody(linli, { name: word }),
    await somebody(linli, { roles: ['volunteer'], name: word }),
  ];
  const register = await settleRegister(linli, byRole.organiser, { areaCode, word });
  const events = await settleEvents({ organiser: byRole.organiser, resident, volunteer }, { areaCode, word });
  const accountId = await resident.id();
  const { items } = await byRole.administrator.get<GrantPage>(`/grants?areaCode=${areaCode}`);
  const grantId = items.find(({ role }) => role === 'moderator')?.id as string;
  const { enterprise, handler, ...registered } = register;
  return {
    areaCode,
    people: { ...byRole, resident, volunteer, enterprise, handler },
    things: { ...events, ...registered, accountId, grantId },
  };
}

/** The area and those around it; their names are for everybody. */
async function enterAreas({ administrator }: Linli, areaCode: string): Promise<void> {
  const codes = [...ancestorsOf(areaCode), areaCode];
  await administrator.post('/areas', { areas: codes.map((code) => ({ code, name: named(`area ${code}`) })) });
}

const named = (word: string) => ({ zh: `${word} 名`, en: word });

async function settleRegister(linli: Linli, organiser: Caller, { areaCode, word }: Setting) {
  const unit = await organiser.post<{ id: string }>('/units', { areaCode, name: named('office'), categories: ['premises'] });
  const shop = await organiser.post<{ id: string }>('/enterprises', { areaCode, name: named('shop') });
  const handler = await somebody(linli, { roles: ['handler'], memberOf: [unit.id], name: word });
  const enterprise = await somebody(linli, { roles: ['enterprise'], memberOf: [shop.id], name: word });
  const asked = { text: word, category: 'premises', enterpriseId: shop.id };
  const request = await enterprise.post<{ id: string }>('/requests', asked);
  // The gateway hears of the enterprise a moment later.
  await until('the enterprise', () => organiser.get(`/organisations/${shop.id}/members`).catch(orUnknown));
  const team = { areaCode, name: named('hosted'), languages: ['zh'], hostId: shop.id };
  await until('the host', () => organiser.post('/teams', team).catch(orUnknown));
  return {
    enterprise,
    handler,
    enterpriseId: shop.id,
    organisationId: shop.id,
    hostId: shop.id,
    unitId: unit.id,
    requestId: request.id,
  };
}

interface Players {
  readonly organiser: Caller;
  readonly resident: Caller;
  readonly volunteer: Caller;
}

async function settleEvents({ organiser, resident, volunteer }: Players, { areaCode, word }: Setting) {
  const draft = await organiser.post<CommunityEventView>(
    '/events',
    aMarket({ areaCode, title: named(word), text: named(word), capacity: 100 }),
  );
  const open = await organiser.post<CommunityEventView>('/events', aMarket({ areaCode, capacity: 100 }));
  await organiser.post(`/events/${open.id}/publish`);
  // Everybody may read of it: it says nothing of the side.
  const said = { title: named('talks'), text: named('talks'), kind: 'lecture' };
  const series = await organiser.post<{ id: string }>('/series', { areaCode, ...said });
  const house = await organiser.post<{ id: string }>('/houses', aHouse(areaCode));
  const team = await organiser.post<{ id: string }>('/teams', { areaCode, name: named('team'), languages: ['zh'] });
  await volunteer.post(`/teams/${team.id}/members`);
  await organiser.post(`/events/${open.id}/form`, { attendees: 'optional', questions: [] });
  const party = { partySize: 1, attendees: [{ name: word, phone: '13900000199' }] };
  const registration = await resident.post<RegistrationView>(`/events/${open.id}/registrations`, party);
  const shifts = { shifts: [{ task: named('task'), startsAt: hours(72), endsAt: hours(74), needed: 5 }] };
  // The volunteers' service hears of the event a moment later.
  const call = () => organiser.post<ShiftList>(`/events/${open.id}/shifts`, shifts);
  const [shift] = await until('a shift', () => call().then(({ items }) => items, orNot));
  await volunteer.post(`/shifts/${shift?.id}/assignments`);
  return {
    seriesId: series.id,
    houseId: house.id,
    eventId: open.id,
    draftId: draft.id,
    teamId: team.id,
    registrationId: registration.id,
    shiftId: shift?.id as string,
  };
}

const UNKNOWN = ['gateway.organisation-not-found', 'volunteers.host-not-known'];

/** False where the organisation is not known yet; any other refusal is one. */
function orUnknown(error: unknown): false {
  if (error instanceof Problem && UNKNOWN.includes(error.code ?? '')) return false;
  throw error;
}

/** False where the event is not known yet; any other refusal is one. */
function orNot(error: unknown): false {
  if (error instanceof Problem && error.code === 'volunteers.event-not-known') return false;
  throw error;
}
