import { CommunityEventView } from '@linli/contracts/events';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { aMarket, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, somebody } from './system/people';

let linli: Linli;
let organiser: Caller;

beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const JSON_TYPE = { 'content-type': 'application/json' };

const tagOf = async (path: string): Promise<string> => (await organiser.raw('GET', path, {})).headers.get('etag') as string;
const change = (path: string, body: object, tag?: string): Promise<Response> =>
  organiser.raw('POST', path, { headers: { ...JSON_TYPE, ...(tag && { 'if-match': tag }) }, body: JSON.stringify(body) });
const title = (at: number) => ({ title: { zh: `友邻荟 ${at}`, en: `Hearth ${at}` } });

/** Twelve at once with one tag; which of them passed, where all others were told that it was edited. */
async function twelve(path: string, thing: string, body: (at: number) => object): Promise<number> {
  const tag = await tagOf(thing);
  const answers = await Promise.all(Array.from({ length: 12 }, (_each, at) => change(path, body(at), tag)));
  const statuses = answers.map(({ status }) => status);
  expect([...statuses].sort((a, b) => a - b)).toEqual([200, ...Array.from({ length: 11 }, () => 412)]);
  const refused = answers.find(({ status }) => status === 412) as Response;
  expect(await refused.json()).toMatchObject({ type: 'urn:linli:error:linli.edited-meanwhile' });
  return statuses.indexOf(200);
}

describe('of those who change an event with one and the same tag at once', () => {
  it('one edits its details, and the others are told', async () => {
    const { id } = await publishMarket(organiser);
    const winner = await twelve(`/events/${id}/details`, `/events/${id}`, title);
    expect(await linli.anybody.get<CommunityEventView>(`/events/${id}`)).toMatchObject(title(winner));
  }, 60_000);

  it('one changes its capacity, and the others are told', async () => {
    const { id } = await publishMarket(organiser);
    const winner = await twelve(`/events/${id}/capacity`, `/events/${id}`, (at) => ({ capacity: 20 + at }));
    expect(await linli.anybody.get<CommunityEventView>(`/events/${id}`)).toMatchObject({ capacity: 20 + winner });
  }, 60_000);

  it('one passes whatever it is that each of them changes', async () => {
    const { id } = await publishMarket(organiser);
    const tag = await tagOf(`/events/${id}`);
    const answers = await Promise.all([
      change(`/events/${id}/details`, title(1), tag),
      change(`/events/${id}/capacity`, { capacity: 30 }, tag),
      change(`/events/${id}/postpone`, { reason: { zh: '高温', en: 'Heat' } }, tag),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412]);
  }, 60_000);
});

describe('what others do with an event meanwhile', () => {
  it('leaves its edition as it is, so that organisers of a busy event can edit it, and is seen all the same', async () => {
    const { id } = await publishMarket(organiser);
    const tag = await tagOf(`/events/${id}`);
    await (await somebody(linli)).post(`/events/${id}/registrations`, { partySize: 1 });
    const again = await organiser.raw('GET', `/events/${id}`, { headers: { 'if-none-match': tag } });
    expect([again.status, ((await again.json()) as CommunityEventView).placesTaken]).toEqual([200, 1]);
    expect(again.headers.get('etag')).not.toBe(tag);
    expect((await change(`/events/${id}/details`, title(1), tag)).status).toBe(200);
    expect((await change(`/events/${id}/details`, title(2), tag)).status).toBe(412);
  }, 60_000);

  it('never comes between the check and the change, with a tag or without', async () => {
    const { id } = await publishMarket(organiser);
    for (let round = 0; round < 8; round++) {
      const { revision } = await organiser.get<CommunityEventView>(`/events/${id}`);
      const tag = await tagOf(`/events/${id}`);
      const [plain, guarded] = await Promise.all([
        Promise.all([0, 1, 2, 3].map((at) => change(`/events/${id}/details`, title(at)))),
        Promise.all([4, 5, 6, 7].map((at) => change(`/events/${id}/details`, title(at), tag))),
      ]);
      expect(plain.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const passed = guarded.filter(({ status }) => status === 200);
      for (const { status } of guarded) expect([200, 412]).toContain(status);
      for (const answer of passed) expect(await answer.json()).toMatchObject({ revision: revision + 1 });
    }
  }, 120_000);
});

describe('a change of an event', () => {
  it('takes the tag of its own address, too, and * for what is there', async () => {
    const { id } = await organiser.post<CommunityEventView>('/events', aMarket());
    const stops = { stops: [] };
    expect((await change(`/events/${id}/stops`, stops, await tagOf(`/events/${id}/stops`))).status).toBe(200);
    expect((await change(`/events/${id}/stops`, stops, await tagOf(`/events/${id}`))).status).toBe(200);
    expect((await change(`/events/${id}/stops`, stops, '*')).status).toBe(200);
    expect((await change(`/events/${id}/stops`, stops, '"old"')).status).toBe(412);
    const missing = '/events/0190f3c2-0000-7000-8000-0000000000ff/details';
    expect((await change(missing, title(1), '*')).status).toBe(412);
  }, 60_000);

  it('is refused for whoever may not make it, with a tag that is right or not', async () => {
    const { id } = await publishMarket(organiser);
    const resident = await somebody(linli);
    const tag = await tagOf(`/events/${id}`);
    for (const wanted of [tag, '*', '"old"']) {
      const options = { headers: { ...JSON_TYPE, 'if-match': wanted }, body: JSON.stringify(title(1)) };
      expect((await resident.raw('POST', `/events/${id}/details`, options)).status).toBe(403);
    }
    const elsewhere = await anOrganiser(linli, '510108902901');
    const options = { headers: { ...JSON_TYPE, 'if-match': tag }, body: JSON.stringify(title(1)) };
    expect((await elsewhere.raw('POST', `/events/${id}/details`, options)).status).toBe(403);
  }, 60_000);
});
