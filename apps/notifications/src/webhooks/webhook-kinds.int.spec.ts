import {
  CommunityEventDetailsChanged,
  CommunityEventFinished,
  CommunityEventPublished,
  OfferExpired,
  PlaceOffered,
  RegistrationConfirmed,
  RegistrationFact,
  RegistrationLapsed,
} from '@linli/contracts/events';
import { EndWebhook, RegisterWebhook } from '@linli/contracts/notifications';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { notificationsService } from '../notifications.module';
import { Posted, Receiver } from '../testing/receiver';
import { SETTINGS } from '../testing/settings';

const AREA = '510108903901';
const organiser = { id: newId(), roles: ['organiser' as const], areaCodes: [AREA], memberOf: [] };
const title = { zh: '市集', en: 'Market' };
const times = { startsAt: '2026-12-01T04:00:00.000Z', endsAt: '2026-12-01T06:00:00.000Z' };

describe('a webhook', () => {
  let system: TestSystem;
  let receiver: Receiver;
  let webhookId: string;
  beforeAll(async () => {
    system = await TestSystem.start([notificationsService({ ...SETTINGS, WEBHOOKS_TO_ANYWHERE: 'on' })]);
    receiver = new Receiver();
    const address = await receiver.start();
    webhookId = (await system.ask(RegisterWebhook, { areaCode: AREA, address }, organiser)).id;
  });
  afterAll(async () => {
    await system.ask(EndWebhook, { webhookId }, organiser);
    await receiver.stop();
    await system.stop();
  });

  const anEvent = () => ({ id: newId(), revision: 2, areaCode: AREA, title, place: { zh: '步道', en: 'Walk' }, ...times });
  const aFact = (): RegistrationFact => ({
    ...{ registrationId: newId(), residentId: newId(), partySize: 2, communityEvent: anEvent() },
  });
  /** What is told of the event, once however often it was heard. */
  async function told(eventId: string): Promise<readonly unknown[]> {
    await until('what is told', () => receiver.kindsOf(eventId).length > 0, 20_000);
    const bodies = receiver.posted.map(({ body }: Posted) => JSON.parse(body));
    return bodies
      .filter(({ data }) => data.event.id === eventId)
      .map(({ type, data: { event: _event, ...rest } }) => [type, rest]);
  }

  it('hears that an event is published', async () => {
    const communityEvent = anEvent();
    await system.publishTwice(CommunityEventPublished, { communityEvent });
    expect(await told(communityEvent.id)).toEqual([['event.published', {}]]);
  });

  it('hears that it has come to its end', async () => {
    const communityEvent = anEvent();
    await system.publishTwice(CommunityEventFinished, { communityEvent });
    expect(await told(communityEvent.id)).toEqual([['event.finished', {}]]);
  });

  it('hears where it is instead, and not of other words', async () => {
    const communityEvent = anEvent();
    const previousPlace = { zh: '广场', en: 'Square' };
    await system.publish(CommunityEventDetailsChanged, { communityEvent });
    await system.publishTwice(CommunityEventDetailsChanged, { communityEvent, previousPlace });
    expect(await told(communityEvent.id)).toEqual([['event.relocated', { previousPlace }]]);
  });

  it('hears that somebody waited in vain, and not who', async () => {
    const fact = aFact();
    const { registrationId: id, partySize, communityEvent } = fact;
    await system.publishTwice(RegistrationLapsed, { ...fact, stoodAs: 'waiting' });
    expect(await told(communityEvent.id)).toEqual([['registration.lapsed', { registration: { id, partySize } }]]);
    expect(receiver.posted.some(({ body }) => body.includes(fact.residentId))).toBe(false);
  });

  it('hears of an offer and until when it stands, and that it has expired', async () => {
    const fact = aFact();
    const { registrationId: id, partySize, communityEvent } = fact;
    await system.publishTwice(PlaceOffered, { ...fact, expiresAt: times.startsAt });
    const offered = ['registration.offered', { registration: { id, partySize, offeredUntil: times.startsAt } }];
    expect(await told(communityEvent.id)).toEqual([offered]);
    await system.publishTwice(OfferExpired, fact);
    await system.publish(RegistrationConfirmed, fact);
    await until('the last', () => receiver.kindsOf(communityEvent.id).includes('registration.confirmed'), 20_000);
    expect(receiver.kindsOf(communityEvent.id)).toEqual([
      ...['registration.offered', 'registration.offer-expired', 'registration.confirmed'],
    ]);
    expect(receiver.posted.some(({ body }) => body.includes(fact.residentId))).toBe(false);
  });
});
