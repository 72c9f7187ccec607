import { createHmac } from 'node:crypto';
import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebhookDeliveryPage, WebhookSecretView, WebhookView } from '@linli/contracts/notifications';
import { until } from '@linli/testing';
import { Caller } from '../apps/standalone/src/demonstration/client';
import { publishMarket } from './system/events';
import { Linli } from './system/linli';
import { anOrganiser, residents, WANGPING } from './system/people';

const posted: { headers: IncomingHttpHeaders; body: string }[] = [];
const receiver: Server = createServer((request, response) => {
  void text(request).then((body) => {
    posted.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
});

let linli: Linli;
let organiser: Caller;
beforeAll(async () => {
  linli = await Linli.start();
  organiser = await anOrganiser(linli);
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
}, 90_000);
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await linli.stop();
}, 60_000);

const typesOf = () => posted.map(({ body }) => (JSON.parse(body) as { type: string }).type);

it('the systems of an area are told in order what becomes of its events, signed, until they want no more', async () => {
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/linli`;
  const webhook = await organiser.post<WebhookView>('/webhooks', { areaCode: WANGPING, address });
  const [first, second] = (await residents(linli, 2)) as [Caller, Caller];
  const { id } = await publishMarket(organiser, { capacity: 1 });
  await until('the first', () => posted.length === 1);
  const register = (who: Caller) => who.post<{ id: string }>(`/events/${id}/registrations`, { partySize: 1 });
  const registration = await register(first);
  await until('the second', () => posted.length === 2);
  await register(second);
  await until('the third', () => posted.length === 3);
  await first.post(`/registrations/${registration.id}/cancel`);
  await until('the fifth', () => posted.length === 5);
  await organiser.post(`/events/${id}/cancel`, { reason: { zh: '暴雨', en: 'Rain' } });
  await until('the sixth', () => posted.length === 6);
  const [published, confirmed, waitlisted, ...others] = typesOf();
  expect([published, confirmed, waitlisted]).toEqual(['event.published', 'registration.confirmed', 'registration.waitlisted']);
  expect(new Set(others.slice(0, 2))).toEqual(new Set(['registration.cancelled', 'registration.promoted']));
  expect(others[2]).toBe('event.cancelled');
  const { secret } = await organiser.get<WebhookSecretView>(`/webhooks/${webhook.id}/secret`);
  for (const { headers, body } of posted) {
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const signature = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(signed)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
  }
  const log = await organiser.get<WebhookDeliveryPage>(`/webhooks/${webhook.id}/deliveries?limit=2`);
  expect([log.items.length, typeof log.next]).toEqual([2, 'string']);
  await organiser.post(`/webhooks/${webhook.id}/end`);
  const stranger = await anOrganiser(linli, '510104');
  expect((await stranger.raw('GET', `/webhooks/${webhook.id}/secret`, {})).status).toBe(403);
  expect((await linli.anybody.raw('GET', `/webhooks?areaCode=${WANGPING}`, {})).status).toBe(401);
}, 60_000);
