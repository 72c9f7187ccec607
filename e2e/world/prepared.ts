import { isSocialCreditCode } from '@linli/contracts';
import { until } from '@linli/testing';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { aHouse, aMarket, hours, publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { Side } from './side';

/** What an operation needs to change something, beside what every side has: things by the name that paths and bodies know them by, or a body. */
export interface Preparation {
  readonly things?: Side['things'];
  readonly areaCode?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the address ends with. */
  readonly query?: string;
  /** Those whose things they are, where it is not who the side has in the role. */
  readonly people?: Partial<Side['people']>;
  /** What whoever it is for reads in the answer, and nobody else. */
  readonly shown?: string;
}

/** Sees to what an operation needs. */
export type Prepare = (side: Side, linli: Linli) => Promise<Preparation>;

/** What is acted on: all of the side, and what was prepared. */
export type Target = Side & Omit<Preparation, keyof Side>;

export const withPreparation = (side: Side, given: Preparation = {}): Target => ({
  ...side,
  ...given,
  things: { ...side.things, ...given.things },
  people: { ...side.people, ...given.people },
});

/** The id of a new registration. */
export const register = async (who: Caller, eventId: string, partySize = 1): Promise<string> =>
  (await who.post<{ id: string }>(`/events/${eventId}/registrations`, { partySize })).id;

/** Only its organisers see it. */
export async function aDraft({ people, areaCode }: Side): Promise<Preparation> {
  return { things: { draftId: (await people.organiser.post<{ id: string }>('/events', aMarket({ areaCode }))).id } };
}

export async function aCancelledEvent({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await publishMarket(people.organiser, { areaCode });
  await people.organiser.post(`/events/${id}/cancel`, { reason: { zh: '暴雨', en: 'Rain' } });
  return { things: { eventId: id } };
}

export async function aMinimum({ people, areaCode }: Side): Promise<Preparation> {
  const { id, startsAt } = await publishMarket(people.organiser, { areaCode });
  return { things: { eventId: id }, body: JSON.stringify({ people: 2, until: startsAt }) };
}

/** An event with somebody registered, and a draft copy of it. */
export async function aSplit({ people, areaCode }: Side): Promise<Preparation> {
  const { id, startsAt, endsAt, signUpOpensAt, signUpClosesAt } = await publishMarket(people.organiser, { areaCode });
  await register(people.resident, id);
  const times = { startsAt, endsAt, signUpOpensAt, signUpClosesAt };
  const { id: intoId } = await people.organiser.post<{ id: string }>(`/events/${id}/copies`, times);
  const reason = { zh: '场地太小', en: 'The hall is too small' };
  return { things: { eventId: id }, body: JSON.stringify({ intoId, fromArrival: 1, reason }) };
}

export async function aUnit({ people, areaCode }: Side): Promise<Preparation> {
  const unit = { areaCode, name: { zh: '临时窗口', en: 'Desk for a while' }, categories: ['other'] };
  return { things: { unitId: (await people.organiser.post<{ id: string }>('/units', unit)).id } };
}

let codes = 61_000_000;
/** One that no enterprise has. */
export function aCreditCode(): string {
  const body = `91510108M${++codes}`.slice(0, 17);
  return [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => body + last).find(isSocialCreditCode) as string;
}

export async function anUnverifiedEnterprise({ people, areaCode }: Side): Promise<Preparation> {
  const own = { areaCode, name: { zh: '自营店', en: 'Own shop' }, creditCode: aCreditCode() };
  return { things: { enterpriseId: (await people.resident.post<{ id: string }>('/me/enterprises', own)).id } };
}

export async function aWebhook({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await people.organiser.post<{ id: string }>('/webhooks', { areaCode, address: 'http://127.0.0.1:9/' });
  return { things: { webhookId: id } };
}

export async function aSeries({ people, areaCode }: Side): Promise<Preparation> {
  const said = { title: { zh: '讲坛', en: 'Lectures' }, text: { zh: '每周', en: 'Weekly' }, kind: 'lecture' };
  const { id } = await people.organiser.post<{ id: string }>('/series', { areaCode, ...said });
  return { things: { seriesId: id } };
}

export async function anEventAndAHouse({ people, areaCode }: Side): Promise<Preparation> {
  const { id: eventId } = await publishMarket(people.organiser, { areaCode });
  const { id: houseId } = await people.organiser.post<{ id: string }>('/houses', aHouse(areaCode));
  return { things: { eventId, houseId } };
}

export async function anEventInItsRoom(side: Side): Promise<Preparation> {
  const { eventId, houseId } = (await anEventAndAHouse(side)).things as Record<string, string>;
  await side.people.organiser.post(`/events/${eventId}/room`, { houseId, room: 'reading-room' });
  return { things: { eventId: eventId as string } };
}

export async function aRegistrationToApprove({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await publishMarket(people.organiser, { areaCode });
  await people.organiser.post(`/events/${id}/sign-up-rules`, { rules: { approval: true } });
  return { things: { registrationId: await register(people.resident, id) } };
}

export async function aWaitingRegistration({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await publishMarket(people.organiser, { areaCode, capacity: 1 });
  await register(people.resident, id);
  return { things: { registrationId: await register(people.volunteer, id) } };
}

export async function aPartyOfTwo({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await publishMarket(people.organiser, { areaCode });
  return { things: { registrationId: await register(people.resident, id, 2) }, body: JSON.stringify({ partySize: 1 }) };
}

export async function aDelivery(side: Side): Promise<Preparation> {
  const { webhookId } = (await aWebhook(side)).things as { webhookId: string };
  const { id } = await publishMarket(side.people.organiser, { areaCode: side.areaCode });
  await register(side.people.resident, id);
  const deliveryId = await until('a delivery', async () => {
    const path = `/webhooks/${webhookId}/deliveries`;
    return (await side.people.organiser.get<{ items: { id: string }[] }>(path)).items[0]?.id;
  });
  return { things: { webhookId, deliveryId } };
}

const sessionsBy = (enrolment: 'whole' | 'session') => ({
  enrolment,
  sessions: [{ key: 'first', startsAt: hours(96), endsAt: hours(98), ...(enrolment === 'session' && { capacity: 5 }) }],
});

/** An event that sessions can be set for. */
export async function aProgramme({ people, areaCode }: Side): Promise<Preparation> {
  const { id } = await publishMarket(people.organiser, { areaCode, endsAt: hours(120) });
  return { things: { eventId: id }, body: JSON.stringify(sessionsBy('whole')) };
}

/** An event with one session that has not begun. */
export async function aSession({ people, areaCode }: Side, enrolment: 'whole' | 'session' = 'whole') {
  const { id } = await publishMarket(people.organiser, { areaCode, endsAt: hours(120) });
  await people.organiser.post(`/events/${id}/sessions`, sessionsBy(enrolment));
  return { things: { eventId: id, session: 'first' } };
}

/** The same, and where there is room for it. */
export async function aSessionToMove(side: Side): Promise<Preparation> {
  const moved = { startsAt: hours(100), endsAt: hours(102), reason: { zh: '讲师有事', en: 'Teacher away' } };
  return { ...(await aSession(side)), body: JSON.stringify(moved) };
}
