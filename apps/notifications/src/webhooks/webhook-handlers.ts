import { EndWebhookHandler } from './end-webhook.handler';
import { GetWebhookSecretHandler } from './get-webhook-secret.handler';
import { ListWebhookDeliveriesHandler } from './list-webhook-deliveries.handler';
import { ListWebhooksHandler } from './list-webhooks.handler';
import { RegisterWebhookHandler } from './register-webhook.handler';
import { ReplayWebhookDeliveryHandler } from './replay-webhook-delivery.handler';
import { RotateWebhookSecretHandler } from './rotate-webhook-secret.handler';
import { TellWebhooksWhenEventCancelledHandler } from './tell-webhooks-when-event-cancelled.handler';
import { TellWebhooksWhenEventPostponedHandler } from './tell-webhooks-when-event-postponed.handler';
import { TellWebhooksWhenEventRescheduledHandler } from './tell-webhooks-when-event-rescheduled.handler';
import { TellWebhooksWhenRegistrationCancelledHandler } from './tell-webhooks-when-registration-cancelled.handler';
import { TellWebhooksWhenRegistrationConfirmedHandler } from './tell-webhooks-when-registration-confirmed.handler';
import { TellWebhooksWhenRegistrationPromotedHandler } from './tell-webhooks-when-registration-promoted.handler';
import { TellWebhooksWhenRegistrationWaitlistedHandler } from './tell-webhooks-when-registration-waitlisted.handler';

/** What the service handles to do with webhooks. */
export const WEBHOOK_HANDLERS = [
  RegisterWebhookHandler,
  RotateWebhookSecretHandler,
  EndWebhookHandler,
  ListWebhooksHandler,
  GetWebhookSecretHandler,
  ListWebhookDeliveriesHandler,
  ReplayWebhookDeliveryHandler,
  TellWebhooksWhenRegistrationConfirmedHandler,
  TellWebhooksWhenRegistrationWaitlistedHandler,
  TellWebhooksWhenRegistrationPromotedHandler,
  TellWebhooksWhenRegistrationCancelledHandler,
  TellWebhooksWhenEventPostponedHandler,
  TellWebhooksWhenEventRescheduledHandler,
  TellWebhooksWhenEventCancelledHandler,
];
