import { createHmac } from 'node:crypto';
import { OutsideOwnArea } from '@linli/contracts';
import {
  CommunityEventCancelled,
  CommunityEventPostponed,
  PartyReduced,
  RegistrationConfirmed,
  RegistrationFact,
} from '@linli/contracts/events';
import {
  EndWebhook,
  GetWebhookSecret,
  ListWebhookDeliveries,
  ListWebhooks,
  RegisterWebhook,
  ReplayWebhookDelivery,
  RotateWebhookSecret,
  WebhookAddressNotValid,
  WebhookNotFound,
  WebhookNotOn,
} from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { Posted, Receiver } from '../testing/receiver';
import { SETTINGS } from '../testing/settings';

const AREA = '510108903901';
const organiserOf = (areaCode: string) => ({ id: newId(), roles: ['organiser' as const], areaCodes: [areaCode], memberOf: [] });
const organiser = organiserOf('510108903');

const bilingual = { zh: '市集', en: 'Market' };
const times = { startsAt: '2026-12-01T04:00:00.000Z', endsAt: '2026-12-01T06:00:00.000Z' };
const anEvent = (areaCode = AREA) => ({ id: newId(), revision: 2, areaCode, title: bilingual, place: bilingual, ...times });
const aFact = (communityEvent = anEvent()): RegistrationFact => ({
  ...{ registrationId: newId(), residentId: newId(), partySize: 2, communityEvent },
});

/** What Standard Webhooks wants to see for the secret. */
function signatureOf({ headers, body }: Posted, secret: string): string {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

describe('webhooks', () => {
  let system: TestSystem;
  let receiver: Receiver;
  let address: string;
  let webhookId: string;
  beforeAll(async () => {
    system = await TestSystem.start([notificationsService({ ...SETTINGS, WEBHOOKS_TO_ANYWHERE: 'on' })]);
  });
  beforeEach(async () => {
    receiver = new Receiver();
    address = await receiver.start();
    webhookId = (await system.ask(RegisterWebhook, { areaCode: AREA, address }, organiser)).id;
  });
  afterEach(async () => {
    await system.ask(EndWebhook, { webhookId }, organiser);
    await receiver.stop();
  });
  afterAll(() => system.stop());

  const log = async () => (await system.ask(ListWebhookDeliveries, { webhookId }, organiser)).items;
  const untilTold = (eventId: string, ...kinds: string[]) =>
    until('what is told', () => receiver.kindsOf(eventId).join() === kinds.join(), 20_000);

  it('are told under a signature, once, also when the fact comes twice', async () => {
    const fact = aFact();
    await system.publishTwice(RegistrationConfirmed, fact);
    await untilTold(fact.communityEvent.id, 'registration.confirmed');
    const { headers, body } = receiver.posted[0] as Posted;
    const { secret } = await system.ask(GetWebhookSecret, { webhookId }, organiser);
    expect(headers['webhook-signature']).toBe(signatureOf({ headers, body }, secret));
    expect(body).not.toContain(fact.residentId);
    const [delivery, ...others] = await until('the log', async () => (await log())[0]?.status === 'delivered' && log());
    expect([delivery, others]).toMatchObject([{ id: headers['webhook-id'], attempts: 1, answer: 204 }, []]);
  });

  it('are told that a party is smaller, with the entry of its history', async () => {
    const fact = aFact();
    const move = { to: 'confirmed' as const, reason: 'party-reduced' as const, at: times.startsAt, before: { partySize: 3 } };
    await system.publishTwice(PartyReduced, { ...fact, move });
    await untilTold(fact.communityEvent.id, 'registration.changed');
    const { data } = JSON.parse((receiver.posted[0] as Posted).body);
    expect(data.registration).toEqual({ id: fact.registrationId, partySize: 2, move });
  });

  it('are signed with the secret before beside a new one, for 24 hours', async () => {
    const first = await system.ask(GetWebhookSecret, { webhookId }, organiser);
    const now = system.clock.now();
    expect(await system.ask(RotateWebhookSecret, { webhookId }, organiser)).toHaveProperty('secretRotatedAt');
    const second = await system.ask(GetWebhookSecret, { webhookId }, organiser);
    expect([second.secret === first.secret, new Date(second.oldUntil as string) > now]).toEqual([false, true]);
    const fact = aFact();
    await system.publish(RegistrationConfirmed, fact);
    await untilTold(fact.communityEvent.id, 'registration.confirmed');
    const [both] = receiver.posted as [Posted];
    expect(both.headers['webhook-signature']).toBe(`${signatureOf(both, second.secret)} ${signatureOf(both, first.secret)}`);
    await system.clock.set(new Date(system.clock.now().getTime() + 25 * 3_600_000));
    expect(await system.ask(GetWebhookSecret, { webhookId }, organiser)).toEqual({ secret: second.secret });
    await system.publish(RegistrationConfirmed, { ...fact, registrationId: newId() });
    await untilTold(fact.communityEvent.id, 'registration.confirmed', 'registration.confirmed');
    const alone = receiver.posted[1] as Posted;
    expect(alone.headers['webhook-signature']).toBe(signatureOf(alone, second.secret));
  });

  it('are told of an event in order, and again after a failure', async () => {
    const fact = aFact();
    receiver.answers = [500];
    await system.publish(RegistrationConfirmed, fact);
    await untilTold(fact.communityEvent.id, 'registration.confirmed');
    await system.publish(CommunityEventCancelled, { communityEvent: fact.communityEvent, reason: bilingual });
    await until('both in the log', async () => (await log()).length === 2);
    await system.clock.set(new Date(system.clock.now().getTime() + 6_000));
    const kinds = ['registration.confirmed', 'registration.confirmed', 'event.cancelled'];
    await untilTold(fact.communityEvent.id, ...kinds);
    const ids = receiver.posted.map(({ headers }) => headers['webhook-id']);
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
  });

  it('are told once that an event is put off, also when the fact comes twice', async () => {
    const { communityEvent } = aFact();
    const effects = await system.effects();
    await system.publishTwice(CommunityEventPostponed, {
      communityEvent: { ...communityEvent, postponed: true },
      reason: bilingual,
    });
    await until('one effect', async () => (await system.effects()) > effects);
    await untilTold(communityEvent.id, 'event.postponed');
  });

  it('are told nothing of elsewhere', async () => {
    const [elsewhere, here] = [aFact(anEvent('510104001001')), aFact()];
    await system.publish(RegistrationConfirmed, elsewhere);
    await system.publish(RegistrationConfirmed, here);
    await untilTold(here.communityEvent.id, 'registration.confirmed');
    expect(receiver.kindsOf(elsewhere.communityEvent.id)).toEqual([]);
  });

  it('that answer 410 are told nothing more', async () => {
    receiver.answers = [410];
    await system.publish(RegistrationConfirmed, aFact());
    await until('the end', async () => {
      const { items } = await system.ask(ListWebhooks, { areaCode: AREA }, organiser);
      return items.find(({ id }) => id === webhookId)?.status === 'gone';
    });
    const [delivery] = await log();
    const again = { webhookId, deliveryId: delivery?.id as string };
    await expect(system.ask(ReplayWebhookDelivery, again, organiser)).rejects.toThrow(WebhookNotOn);
  });

  it('are told the same again when somebody wants it', async () => {
    const fact = aFact();
    await system.publish(RegistrationConfirmed, fact);
    const [delivery] = await until('the log', async () => (await log())[0]?.status === 'delivered' && log());
    const again = { webhookId, deliveryId: delivery?.id as string };
    expect(await system.ask(ReplayWebhookDelivery, again, organiser)).toMatchObject({ status: 'queued', attempts: 0 });
    await untilTold(fact.communityEvent.id, 'registration.confirmed', 'registration.confirmed');
    await expect(system.ask(ReplayWebhookDelivery, { ...again, deliveryId: newId() }, organiser)).rejects.toThrow(
      WebhookNotFound,
    );
  });

  it('are for organisers of the area', async () => {
    const other = organiserOf('510104');
    for (const contract of [EndWebhook, GetWebhookSecret, RotateWebhookSecret, ListWebhookDeliveries])
      await expect(system.ask(contract as typeof EndWebhook, { webhookId }, other)).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(ListWebhooks, { areaCode: AREA }, other)).rejects.toThrow(OutsideOwnArea);
    await expect(system.ask(RegisterWebhook, { areaCode: AREA, address }, other)).rejects.toThrow(OutsideOwnArea);
  });
});

describe('webhooks where they must lead outside', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([notificationsService(SETTINGS)]);
  });
  afterAll(() => system.stop());

  it.each([
    ...['http://example.org/', 'https://127.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://10.0.0.1/', 'ftp://x/'],
    ...['https://169.254.169.254/latest/meta-data', 'https://2130706433/', 'https://0x7f.1/', 'https://u:p@8.8.8.8/', 'x'],
  ])('%s is refused', async (address) => {
    await expect(system.ask(RegisterWebhook, { areaCode: AREA, address }, organiser)).rejects.toThrow(WebhookAddressNotValid);
  });

  it('a public address is taken', async () => {
    const webhook = await system.ask(RegisterWebhook, { areaCode: AREA, address: 'https://8.8.8.8/linli' }, organiser);
    expect(webhook).toMatchObject({ status: 'on', address: 'https://8.8.8.8/linli' });
  });
});
