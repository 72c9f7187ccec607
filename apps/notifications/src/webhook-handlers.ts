import { EndWebhookHandler } from './webhooks/end-webhook.handler';
import { GetWebhookSecretHandler } from './webhooks/get-webhook-secret.handler';
import { ListWebhookDeliveriesHandler } from './webhooks/list-webhook-deliveries.handler';
import { ListWebhooksHandler } from './webhooks/list-webhooks.handler';
import { RegisterWebhookHandler } from './webhooks/register-webhook.handler';
import { ReplayWebhookDeliveryHandler } from './webhooks/replay-webhook-delivery.handler';
import { RotateWebhookSecretHandler } from './webhooks/rotate-webhook-secret.handler';
import { TellWebhooksWhenEventCancelledHandler } from './webhooks/tell-webhooks-when-event-cancelled.handler';
import { TellWebhooksWhenEventFinishedHandler } from './webhooks/tell-webhooks-when-event-finished.handler';
import { TellWebhooksWhenEventPostponedHandler } from './webhooks/tell-webhooks-when-event-postponed.handler';
import { TellWebhooksWhenEventPublishedHandler } from './webhooks/tell-webhooks-when-event-published.handler';
import { TellWebhooksWhenEventRelocatedHandler } from './webhooks/tell-webhooks-when-event-relocated.handler';
import { TellWebhooksWhenEventRescheduledHandler } from './webhooks/tell-webhooks-when-event-rescheduled.handler';
import { TellWebhooksWhenOfferExpiredHandler } from './webhooks/tell-webhooks-when-offer-expired.handler';
import { TellWebhooksWhenPartyReducedHandler } from './webhooks/tell-webhooks-when-party-reduced.handler';
import { TellWebhooksWhenPlaceOfferedHandler } from './webhooks/tell-webhooks-when-place-offered.handler';
import { TellWebhooksWhenRegistrationCancelledHandler } from './webhooks/tell-webhooks-when-registration-cancelled.handler';
import { TellWebhooksWhenRegistrationConfirmedHandler } from './webhooks/tell-webhooks-when-registration-confirmed.handler';
import { TellWebhooksWhenRegistrationLapsedHandler } from './webhooks/tell-webhooks-when-registration-lapsed.handler';
import { TellWebhooksWhenRegistrationPromotedHandler } from './webhooks/tell-webhooks-when-registration-promoted.handler';
import { TellWebhooksWhenRegistrationWaitlistedHandler } from './webhooks/tell-webhooks-when-registration-waitlisted.handler';
import { TellWebhooksWhenSessionCancelledHandler } from './webhooks/tell-webhooks-when-session-cancelled.handler';
import { TellWebhooksWhenSessionGivenUpHandler } from './webhooks/tell-webhooks-when-session-given-up.handler';
import { TellWebhooksWhenSessionMovedHandler } from './webhooks/tell-webhooks-when-session-moved.handler';

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
  TellWebhooksWhenSessionMovedHandler,
  TellWebhooksWhenSessionCancelledHandler,
  TellWebhooksWhenSessionGivenUpHandler,
  TellWebhooksWhenPartyReducedHandler,
  TellWebhooksWhenEventPublishedHandler,
  TellWebhooksWhenEventFinishedHandler,
  TellWebhooksWhenEventRelocatedHandler,
  TellWebhooksWhenPlaceOfferedHandler,
  TellWebhooksWhenOfferExpiredHandler,
  TellWebhooksWhenRegistrationLapsedHandler,
];
