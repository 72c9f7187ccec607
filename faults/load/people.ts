import { randomUUID } from 'node:crypto';
import { Role } from '@linli/contracts';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { ADMINISTRATOR } from '../system/system';
import { Person, personOf } from './person';

const AREA = '510108903901';
const RESIDENTS = 24;
const AT_ONCE = 25;
const NAME = { zh: '故障演练', en: 'Fault drill' };

/** Who lives in the system under test. */
export interface People {
  readonly organiser: Person;
  readonly residents: readonly Person[];
  readonly entrepreneur: Person;
  readonly enterpriseId: string;
  /** Drafts and publishes an event with so many places; resolves with its id. */
  openEvent(capacity: number, title?: string): Promise<string>;
}

/** Opens all accounts that the scenarios need, an enterprise, and a unit that handles its requests. */
export async function settlePeople(url: string): Promise<People> {
  const administrator = new Caller(url, ADMINISTRATOR);
  const organiserAs = await credentials(administrator, { roles: ['organiser'], areaCodes: [AREA] });
  const desk = new Caller(url, organiserAs);
  const { id: enterpriseId } = await desk.post<{ id: string }>('/enterprises', { areaCode: AREA, name: NAME });
  await desk.post('/units', { areaCode: AREA, name: NAME, categories: ['premises'] });
  const member = await credentials(administrator, { roles: ['enterprise'], memberOf: [enterpriseId] });
  const residents: Person[] = [];
  for (let count = 0; count < RESIDENTS; count++)
    residents.push(await personOf(url, await credentials(administrator, { roles: ['resident'] })));
  return {
    organiser: await personOf(url, organiserAs),
    residents,
    entrepreneur: await personOf(url, member),
    enterpriseId,
    openEvent: (capacity, title) => openEvent(desk, capacity, title),
  };
}

/** Opens so many more accounts of residents, and signs them in; their tokens. */
export async function openResidents(url: string, count: number): Promise<string[]> {
  const first = new Caller(url, ADMINISTRATOR);
  const tokens: string[] = [];
  let administrator = first;
  for (let at = 0; at < count; at += AT_ONCE) {
    // An account of its own for each hundred: administrators have a limit, too.
    if (at % 100 === 0)
      administrator = new Caller(url, await credentials(first, { roles: ['administrator'], areaCodes: [AREA] }));
    const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, () => credentials(administrator, { roles: ['resident'] }));
    tokens.push(...(await Promise.all(some.map(async (own) => new Caller(url, await own).token()))));
  }
  return tokens;
}

interface Wanted {
  readonly roles: readonly Role[];
  readonly areaCodes?: readonly string[];
  readonly memberOf?: readonly string[];
}

let phones = 13_700_000_000;

async function credentials(administrator: Caller, { roles, areaCodes = [], memberOf = [] }: Wanted) {
  phones += 1;
  const own = { phone: String(phones), password: 'only-for-faults' };
  await administrator.post('/accounts', { ...own, name: `${phones}`, language: 'en', roles, areaCodes, memberOf });
  return own;
}

async function openEvent(desk: Caller, capacity: number, title = 'Fault drill'): Promise<string> {
  const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const texts = { title: { zh: '故障演练', en: title }, text: NAME, place: NAME };
  const times = { startsAt: inHours(72), endsAt: inHours(75), signUpOpensAt: inHours(-1), signUpClosesAt: inHours(71) };
  const { id } = await desk.post<{ id: string }>('/events', { areaCode: AREA, capacity, ...texts, ...times }, randomUUID());
  await desk.post(`/events/${id}/publish`);
  return id;
}
