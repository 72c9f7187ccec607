import { NewCalendarFeedView, SessionView } from '@linli/contracts/gateway';
import { dataDesks } from '../testing/data-desks';
import { GatewaySystem, PASSWORD } from '../testing/gateway-system';
import { CalendarFeed } from './calendar-feed';
import { CALENDAR_FEED } from './calendar-feed.schema';

describe('the address of a calendar', () => {
  let system: GatewaySystem;
  let resident: SessionView;
  beforeAll(async () => {
    system = await GatewaySystem.startWith({ PUBLIC_URL: 'https://linli.example/' }, ...dataDesks);
    resident = await system.signedIn('resident');
  });
  afterAll(() => system.stop());

  const make = async () =>
    (await system.send<NewCalendarFeedView>('POST /me/calendar-feed', { token: resident.token })).body.address;
  const statusOf = async (address: string) => (await system.send(`GET ${new URL(address).pathname}`)).status;
  const kept = () => system.modelOf<CalendarFeed>(CALENDAR_FEED).find().lean<CalendarFeed[]>();

  it('is whole, and its secret is kept nowhere', async () => {
    const address = await make();
    expect(address).toMatch(/^https:\/\/linli\.example\/calendar-feeds\/[\w-]{43}\/calendar\.ics$/);
    const [, secret = ''] = /feeds\/([^/]+)/.exec(address) ?? [];
    const [feed, ...others] = await kept();
    expect([feed?._id, others]).toEqual([resident.account.id, []]);
    expect(JSON.stringify(feed)).not.toContain(secret);
    expect([...system.told, ...system.logged].join()).not.toContain(secret);
  });

  it('is one at a time', async () => {
    const before = await make();
    const now = await make();
    expect([await statusOf(before), await kept()]).toMatchObject([404, [{ _id: resident.account.id }]]);
    expect(now).not.toBe(before);
  });

  it('ends with the account', async () => {
    const address = await make();
    const json = { currentPassword: PASSWORD };
    expect((await system.send('DELETE /me', { token: resident.token, json })).status).toBe(202);
    expect([await statusOf(address), await kept()]).toEqual([404, []]);
  });
});
