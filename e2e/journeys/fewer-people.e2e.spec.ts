import { randomUUID } from 'node:crypto';
import { RegistrationPage, RegistrationView } from '@linli/contracts/events';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { publishMarket } from '../system/events';
import { notices } from '../system/inbox';
import { Linli } from '../system/linli';
import { anOrganiser, residents, somebody } from '../system/people';

const POOLS = [
  { key: 'adults', title: { zh: '成人', en: 'Adults' }, capacity: 10 },
  { key: 'children', title: { zh: '儿童', en: 'Children' }, capacity: 2 },
];
const needs = (adults: number, children: number) => [
  { pool: 'adults', count: adults },
  { pool: 'children', count: children },
];

let linli: Linli;
let organiser: Caller;
let eventId: string;
let [mother, neighbour]: Caller[] = [];
let family: RegistrationView;

beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  [mother, neighbour] = await residents(linli, 2);
  ({ id: eventId } = await publishMarket(organiser, { capacity: 10 }));
  await organiser.post(`/events/${eventId}/pools`, { pools: POOLS });
  family = await registered(mother as Caller, { partySize: 4, needs: needs(2, 2) });
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const registered = (who: Caller, party: object) => who.post<RegistrationView>(`/events/${eventId}/registrations`, party);
const reduce = (who: Caller, body: object) => who.post<RegistrationView>(`/registrations/${family.id}/reduce`, body);

async function refused(who: Caller, body: object, language = 'en') {
  const headers = {
    ...{ 'content-type': 'application/json', 'accept-language': language, 'idempotency-key': randomUUID() },
    authorization: `Bearer ${await who.token()}`,
  };
  const path = `/registrations/${family.id}/reduce`;
  const answer = await linli.anybody.raw('POST', path, { headers, body: JSON.stringify(body) });
  const { type, title, errors = [] } = (await answer.json()) as { type: string; title: string; errors?: { pointer: string }[] };
  return { status: answer.status, type: type.replace('urn:linli:error:', ''), title, pointer: errors[0]?.pointer };
}

it.each([
  ['nobody', { partySize: 0 }, 422, 'events.nobody-left', '#/partySize'],
  ['more than before', { partySize: 5, needs: needs(2, 2) }, 422, 'events.party-not-smaller', '#/partySize'],
  ['half a person', { partySize: 1.5 }, 400, 'linli.invalid-input', '#/partySize'],
  ['a word', { partySize: 'two' }, 400, 'linli.invalid-input', '#/partySize'],
  ['nothing', {}, 400, 'linli.invalid-input', '#/partySize'],
  ['no needs', { partySize: 3 }, 422, 'events.pool-choice-missing', '#/needs'],
  ['more needs', { partySize: 3, needs: needs(3, 1) }, 422, 'events.party-not-smaller', '#/needs/0/count'],
  ['other needs', { partySize: 3, needs: [{ pool: 'seniors', count: 1 }] }, 422, 'events.party-not-smaller', '#/needs/0/pool'],
  ['needs of more than come', { partySize: 1, needs: needs(1, 2) }, 422, 'events.needs-exceed-party', '#/needs/1'],
  ['people who are not named', { partySize: 3, needs: needs(1, 2), leaving: [1] }, 422, 'events.leaving-not-clear', '#/leaving'],
])('%s is refused with its field, in both languages', async (_what, body, status, type, pointer) => {
  expect(await refused(mother as Caller, body)).toMatchObject({
    status,
    type,
    pointer,
    title: expect.not.stringMatching(/\p{Script=Han}/u),
  });
  expect((await refused(mother as Caller, body, 'zh')).title).toMatch(/\p{Script=Han}/u);
});

it('somebody else, an organiser of another area and other roles are refused', async () => {
  const body = { partySize: 3, needs: needs(1, 2) };
  const others = [neighbour as Caller, await anOrganiser(linli, '510104'), await somebody(linli, { roles: ['volunteer'] })];
  for (const other of others) expect(await refused(other, body)).toMatchObject({ status: 403, type: 'linli.not-owner' });
});

it('a family comes with fewer, and the child that waited has the place', async () => {
  const next = await registered(neighbour as Caller, { partySize: 2, needs: needs(1, 1) });
  expect(next.status).toBe('waiting');
  const smaller = await reduce(mother as Caller, { partySize: 3, needs: needs(2, 1) });
  expect(smaller).toMatchObject({ status: 'confirmed', partySize: 3, needs: needs(2, 1) });
  expect(smaller.moves?.at(-1)).toMatchObject({ reason: 'party-reduced', before: { partySize: 4, needs: needs(2, 2) } });
  // A second click, under a key of its own.
  expect(await reduce(mother as Caller, { partySize: 3, needs: needs(2, 1) })).toEqual(smaller);
  const mine = await (neighbour as Caller).get<RegistrationPage>('/registrations');
  expect(mine.items.map(({ status }) => status)).toEqual(['confirmed']);
  await notices(neighbour as Caller, 'registration-promoted');
});

it('an organiser does the same for them, which they are told', async () => {
  expect(await reduce(organiser, { partySize: 2, needs: needs(1, 1) })).toMatchObject({ partySize: 2 });
  await notices(mother as Caller, 'party-reduced', { count: 2 });
  const list = await organiser.get<RegistrationPage>(`/events/${eventId}/registrations`);
  expect(list.items.map(({ partySize }) => partySize)).toEqual([2, 2]);
});
