import { defineCommand, defineQuery } from '../contract';
import { defineError } from '../declared-error';
import { AreaCode, Id, Instant, ListOf, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';

/** What webhooks tell of. */
export const WEBHOOK_KINDS = [
  'registration.confirmed',
  'registration.waitlisted',
  'registration.promoted',
  'registration.offered',
  'registration.offer-expired',
  'registration.lapsed',
  'registration.changed',
  'registration.cancelled',
  'event.published',
  'event.changed',
  'event.relocated',
  'event.postponed',
  'event.cancelled',
  'event.finished',
] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/** `gone` means that the other side has answered 410. */
export const WEBHOOK_STATUSES = ['on', 'ended', 'gone'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

export const DELIVERY_STATUSES = ['queued', 'delivered', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Webhooks that one area has at a time. */
export const MOST_WEBHOOKS = 10;

export class RegisterWebhookBody {
  @AreaCode({ about: 'Tells of the events of this area and the areas below it' }) areaCode: string;
  @Text({ about: 'Where to post to: https, on a public address', max: 400, example: 'https://hooks.example.org/linli' })
  address: string;
}

export class WebhookIdBody {
  @Id({ about: 'The webhook' }) webhookId: string;
}

export class WebhookDeliveryIdBody extends WebhookIdBody {
  @Id({ about: 'The delivery' }) deliveryId: string;
}

export class WebhookView extends RegisterWebhookBody {
  @Id({ about: 'Id of the webhook' }) id: string;
  @OneOf(WEBHOOK_STATUSES, { about: 'Whether it is told: not when it was ended or the other side has answered 410' })
  status: WebhookStatus;
  @Instant({ about: 'When it was registered' }) registeredAt: string;
  @Instant({ about: 'When it got its latest secret, where that is not the first', optional: true }) secretRotatedAt?: string;
}

export class WebhookPage {
  @ListOf(() => WebhookView, { about: 'Webhooks by id, oldest first', max: 100 }) items: WebhookView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class WebhookSecretView {
  @Text({ about: 'What deliveries are signed with', max: 80, example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }) secret: string;
  @Instant({ about: 'Until then deliveries are signed with the secret before this one too', optional: true }) oldUntil?: string;
}

export class WebhookDeliveryView {
  @Id({ about: 'Id of the delivery: the header `webhook-id`, the same each time' }) id: string;
  @OneOf(WEBHOOK_KINDS, { about: 'What it tells' }) kind: WebhookKind;
  @Id({ about: 'The event that it is about' }) eventId: string;
  @OneOf(DELIVERY_STATUSES, { about: 'Where it stands', example: 'delivered' }) status: DeliveryStatus;
  @Whole({ about: 'How often it was tried', min: 0, max: 100, example: 1 }) attempts: number;
  @Whole({ about: 'What the other side answered last; 0 is nothing', min: 0, max: 999, example: 204, optional: true })
  answer?: number;
  @Instant({ about: 'When it was to be told' }) queuedAt: string;
  @Instant({ about: 'When it is tried next, while it is queued', optional: true }) nextAttemptAt?: string;
}

export class WebhookDeliveryPage {
  @ListOf(() => WebhookDeliveryView, { about: 'Deliveries of the last 30 days, newest first', max: 100 })
  items: WebhookDeliveryView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListWebhooksBody extends PageQuery {
  @AreaCode({ about: 'Only webhooks of this very area' }) areaCode: string;
}

export class ListWebhookDeliveriesBody extends PageQuery {
  @Id({ about: 'The webhook' }) webhookId: string;
}

export const WebhookNotFound = defineError('notifications.webhook-not-found', 'not-found', {
  'zh-CN': '没有找到该回调地址或投递记录。',
  en: 'There is no such webhook or delivery.',
});

export const WebhookAddressNotValid = defineError('notifications.webhook-address-not-valid', 'rule-broken', {
  'zh-CN': '回调地址必须为 https，且指向公网地址，不含用户名。',
  en: 'A webhook must be an https address on the public internet, without a user name.',
});

export const TooManyWebhooks = defineError('notifications.too-many-webhooks', 'rule-broken', {
  'zh-CN': '该区域最多可登记 {most} 个回调地址。',
  en: 'An area can have {most} webhooks at most.',
});

export const WebhookNotOn = defineError('notifications.webhook-not-on', 'conflict', {
  'zh-CN': '该回调地址已停用。',
  en: 'The webhook is not told any more.',
});

/** From then on the address is told of the area's events; of nothing before. */
export const RegisterWebhook = defineCommand('notifications.register-webhook', {
  body: RegisterWebhookBody,
  reply: WebhookView,
  fails: [OutsideOwnArea, WebhookAddressNotValid, TooManyWebhooks],
});

/** Tells the address nothing more; what is queued is given up. Ending it again changes nothing. */
export const EndWebhook = defineCommand('notifications.end-webhook', {
  body: WebhookIdBody,
  reply: WebhookView,
  fails: [WebhookNotFound, OutsideOwnArea],
});

/** The webhooks of an area, for its organisers. */
export const ListWebhooks = defineQuery('notifications.list-webhooks', {
  body: ListWebhooksBody,
  reply: WebhookPage,
  fails: [OutsideOwnArea],
});

/** What the webhook's deliveries are signed with, for organisers of its area. */
export const GetWebhookSecret = defineQuery('notifications.get-webhook-secret', {
  body: WebhookIdBody,
  reply: WebhookSecretView,
  fails: [WebhookNotFound, OutsideOwnArea],
});

/** Gives the webhook another secret, which counts at once; the one before signs beside it for 24 hours, one before that no more. */
export const RotateWebhookSecret = defineCommand('notifications.rotate-webhook-secret', {
  body: WebhookIdBody,
  reply: WebhookView,
  fails: [WebhookNotFound, OutsideOwnArea, WebhookNotOn],
});

/** The log of a webhook, newest first. */
export const ListWebhookDeliveries = defineQuery('notifications.list-webhook-deliveries', {
  body: ListWebhookDeliveriesBody,
  reply: WebhookDeliveryPage,
  fails: [WebhookNotFound, OutsideOwnArea],
});

/** Tells the same once more, under the same id, for three days at most. */
export const ReplayWebhookDelivery = defineCommand('notifications.replay-webhook-delivery', {
  body: WebhookDeliveryIdBody,
  reply: WebhookDeliveryView,
  fails: [WebhookNotFound, OutsideOwnArea, WebhookNotOn],
});
