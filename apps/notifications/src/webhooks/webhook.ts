import { Acting, actsInArea, BilingualTitle, OutsideOwnArea } from '@linli/contracts';
import {
  CommunityEventSnapshot,
  RegistrationFact,
  RegistrationMove,
  SessionSnapshot,
  SessionStatus,
} from '@linli/contracts/events';
import {
  DeliveryStatus,
  RegisterWebhookBody,
  WebhookDeliveryView,
  WebhookKind,
  WebhookNotOn,
  WebhookStatus,
  WebhookView,
} from '@linli/contracts/notifications';

/** An address of an area's own systems that is told of its events. */
export interface Webhook {
  readonly _id: string;
  readonly areaCode: string;
  readonly address: string;
  readonly status: WebhookStatus;
  readonly registeredAt: Date;
  /** How many secrets it had before its present one; 0 if not there. */
  readonly formerSecrets?: number;
  readonly secretRotatedAt?: Date;
}

/** One thing that one webhook is told. */
export interface Delivery {
  readonly _id: string;
  readonly webhookId: string;
  readonly kind: WebhookKind;
  /** The event that it is about: of one event things are told in order. */
  readonly eventId: string;
  /** The body to post, signed as it stands. */
  readonly payload: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly answer?: number;
  readonly queuedAt: Date;
  /** While it is queued: not there before its turn comes. */
  readonly nextAttemptAt?: Date;
  /** Since its last change it may be another's turn; anew with each such change, and taken away when the turn is given. */
  readonly turnChanged?: string;
  readonly expiresAt: Date;
}

/** A registration without whose it is. */
interface ToldRegistration {
  readonly id: string;
  readonly partySize: number;
  readonly sessions?: readonly string[];
  /** The entry of its history that it is about. */
  readonly move?: RegistrationMove;
  /** Until when a place is offered. */
  readonly offeredUntil?: string;
}

/** What there is to tell. */
export interface News {
  readonly kind: WebhookKind;
  readonly communityEvent: CommunityEventSnapshot;
  readonly registration?: ToldRegistration;
  /** The one session of the event that it is about. */
  readonly session?: SessionSnapshot & { readonly status: SessionStatus };
  /** Where it was to be, if it was moved. */
  readonly previousPlace?: BilingualTitle;
}

const SECOND_MS = 1000;
const [MINUTE_MS, HOUR_MS, DAY_MS] = [60 * SECOND_MS, 3600 * SECOND_MS, 86_400 * SECOND_MS];
const KEPT_MS = 30 * DAY_MS;

/** The waits between attempts: three days in all. */
const PAUSES_MS = [...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS], ...[2, 5, 10, 14, 20, 20].map((hours) => hours * HOUR_MS)];

/** So long, in milliseconds, an attempt has at most; then another may be made. */
export const ATTEMPT_MS = 10_000;

const GONE = 410;

/** A webhook of the actor's own area; throws OutsideOwnArea. */
export function register(id: string, { areaCode, address }: RegisterWebhookBody, { actor, now }: Acting): Webhook {
  assertOwnArea({ areaCode }, { actor });
  return { _id: id, areaCode, address: new URL(address).href, status: 'on', registeredAt: now };
}

/** Throws OutsideOwnArea unless the actor organises for the area. */
export function assertOwnArea({ areaCode }: Pick<Webhook, 'areaCode'>, { actor }: Pick<Acting, 'actor'>): void {
  if (!actsInArea(actor, areaCode, 'organiser')) throw new OutsideOwnArea();
}

/** Throws WebhookNotOn. */
export function assertOn({ status }: Webhook): void {
  if (status !== 'on') throw new WebhookNotOn();
}

/** The codes of the areas that may be told of something in the area: its own and all around it. */
export const toldWith = (areaCode: string): string[] =>
  Array.from({ length: areaCode.length - 3 }, (_each, at) => areaCode.slice(0, at + 4));

interface Addressed {
  readonly id: string;
  readonly webhookId: string;
  readonly now: Date;
}

/** What the webhook is told; nobody's name and no id of a person leaves. */
export function deliveryOf({ kind, communityEvent, ...about }: News, { id, webhookId, now }: Addressed): Delivery {
  const told = {
    type: kind,
    timestamp: now.toISOString(),
    data: { event: communityEvent, ...about },
  };
  return {
    ...{ _id: id, webhookId, kind, eventId: communityEvent.id, payload: JSON.stringify(told) },
    ...{ status: 'queued', attempts: 0, queuedAt: now },
    expiresAt: new Date(now.getTime() + KEPT_MS),
  };
}

type Outcome = Pick<Delivery, 'status' | 'attempts' | 'answer'> &
  Partial<Pick<Delivery, 'expiresAt'>> & { readonly nextAttemptAt: Date };

/** How it goes on with a delivery that was answered so; 0 is no answer. `attempts` are those before. */
export function outcomeOf({ attempts }: Pick<Delivery, 'attempts'>, answer: number, now: Date): Outcome {
  const tried = { attempts: attempts + 1, answer };
  if (answer >= 200 && answer < 300) return { ...tried, status: 'delivered', nextAttemptAt: now };
  const pause = PAUSES_MS[attempts];
  if (answer === GONE || pause === undefined) return { ...tried, status: 'failed', nextAttemptAt: now };
  const expiresAt = new Date(now.getTime() + pause + KEPT_MS);
  return { ...tried, status: 'queued', nextAttemptAt: new Date(now.getTime() + pause), expiresAt };
}

/** The delivery as one that was not tried yet. */
export const replayed = (delivery: Delivery, now: Date): Delivery => ({
  ...delivery,
  ...{ status: 'queued', attempts: 0, nextAttemptAt: now },
});

/** Whether the other side wants to be told nothing more. */
export const isGone = (answer: number): boolean => answer === GONE;

export const viewOf = ({ _id: id, areaCode, address, status, registeredAt, secretRotatedAt }: Webhook): WebhookView => ({
  ...{ id, areaCode, address, status, registeredAt: registeredAt.toISOString() },
  ...(secretRotatedAt && { secretRotatedAt: secretRotatedAt.toISOString() }),
});

export const deliveryViewOf = (delivery: Delivery): WebhookDeliveryView => {
  const { _id: id, kind, eventId, status, attempts, answer, queuedAt, nextAttemptAt } = delivery;
  return {
    ...{ id, kind, eventId, status, attempts, queuedAt: queuedAt.toISOString() },
    ...(answer !== undefined && { answer }),
    ...(status === 'queued' && nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
  };
};

/** What has become of a registration; of whom it is stays here. */
export const registrationNews = (
  kind: WebhookKind,
  fact: RegistrationFact,
  told: Pick<ToldRegistration, 'move' | 'offeredUntil'> = {},
): News => ({
  ...{ kind, communityEvent: fact.communityEvent },
  registration: {
    ...{ id: fact.registrationId, partySize: fact.partySize },
    ...(fact.sessions && { sessions: fact.sessions }),
    ...told,
  },
});
