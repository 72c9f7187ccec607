import { SessionRollPage } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, somebody } from './system/people';

/** One morning, on the clocks of the community. */
const MORNING = '2026-03-05-0900';
const ONE_MORNING = {
  enrolment: 'whole',
  rules: [{ on: ['thursday'], from: '2026-03-05', to: '2026-03-05', startsAt: '09:00', endsAt: '11:00' }],
};

let linli: Linli;
let organiser: Caller;
let parent: Caller;
let roll: string;
beforeAll(async () => {
  linli = await Linli.start();
  [organiser, parent] = [await anOrganiser(linli), await somebody(linli)];
  const times = { startsAt: '2026-03-05T00:00:00+08:00', endsAt: '2026-03-06T00:00:00+08:00' };
  const { id } = await publishMarket(organiser, { ...times, signUpClosesAt: '2026-03-04T12:00:00+08:00' });
  await organiser.post(`/events/${id}/form`, { attendees: 'required', questions: [] });
  await organiser.post(`/events/${id}/sessions`, ONE_MORNING);
  await parent.post(`/events/${id}/registrations`, { partySize: 2, attendees: [{ name: '林小满' }, { name: '=1+1' }] });
  roll = `/events/${id}/sessions/${MORNING}/roll`;
}, 120_000);
afterAll(() => linli.stop(), 60_000);

const namesWith = async (query: string) => (await organiser.get<SessionRollPage>(`${roll}${query}`)).items[0]?.names;

it('the roll of a class has names, masked unless asked for', async () => {
  expect(await namesWith('')).toEqual(['林**', '=**']);
  expect(await namesWith('?full=true')).toEqual(['林小满', '=1+1']);
});

it('it is a table, too, in the language of the reader and without formulas', async () => {
  const answer = await organiser.raw('GET', `${roll}/table`, { headers: { 'accept-language': 'en' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="roll-${MORNING}.csv"`);
  const [head, row] = (await answer.text()).trim().split('\r\n');
  expect(head).toMatch(/Who,People,State,Came,Here now,May fetch today,Fetched,Resident,Registration$/);
  expect(row).toMatch(/^"?林小满, =1\+1"?,2,has not come,0,0,,,/);
  const chinese = await organiser.raw('GET', `${roll}/table`, { headers: { 'accept-language': 'zh-CN' } });
  expect((await chinese.text()).split('\r\n')[1]).toMatch(/^林小满、=1\+1,2,未到,0,0,,,/);
  const book = await organiser.raw('GET', `${roll}/table?format=xlsx`, {});
  const bytes = Buffer.from(await book.arrayBuffer());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

it('who is on it sees that it was taken, and nobody else takes it', async () => {
  const seen = await parent.get<{ items: { operation: string }[] }>('/me/data-accesses');
  expect(seen.items.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['exportSessionRoll', 'getSessionRoll']));
  const status = async (who: Caller, path = `${roll}/table`) => (await who.raw('GET', path, {})).status;
  const elsewhere = await anOrganiser(linli, '510104001001');
  expect([await status(elsewhere), await status(parent), await status(linli.anybody)]).toEqual([403, 403, 401]);
  expect(await status(organiser, `${roll.replace(MORNING, 'never')}/table`)).toBe(404);
  expect(await status(organiser, `${roll}/table?format=pdf`)).toBe(400);
});
