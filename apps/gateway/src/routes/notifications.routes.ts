import {
  CountUnread,
  EndWebhook,
  GetWebhookSecret,
  ListInbox,
  ListWebhookDeliveries,
  ListWebhooks,
  MarkInboxRead,
  MarkNoticeRead,
  RegisterWebhook,
  ReplayWebhookDelivery,
  RotateWebhookSecret,
} from '@linli/contracts/notifications';
import { Route, route } from '../http/route';

/** The inbox of whoever is signed in, and webhooks of areas. */
export const notificationsRoutes: readonly Route[] = [
  route('GET /inbox', ListInbox, { summary: 'Read my inbox' }),
  route('GET /inbox/unread-count', CountUnread, { summary: 'Count my unread notices' }),
  route('POST /inbox/:noticeId/read', MarkNoticeRead, { summary: 'Mark a notice read' }),
  route('POST /inbox/read-all', MarkInboxRead, { summary: 'Mark my whole inbox read' }),
  route('POST /webhooks', RegisterWebhook, { summary: 'Register a webhook of an area', status: 201 }),
  route('GET /webhooks', ListWebhooks, { summary: 'List the webhooks of an area' }),
  route('GET /webhooks/:webhookId/secret', GetWebhookSecret, { summary: 'Read what a webhook is signed with' }),
  route('POST /webhooks/:webhookId/secret', RotateWebhookSecret, { summary: 'Give a webhook another secret' }),
  route('POST /webhooks/:webhookId/end', EndWebhook, { summary: 'Tell a webhook nothing more' }),
  route('GET /webhooks/:webhookId/deliveries', ListWebhookDeliveries, { summary: 'Read the log of a webhook' }),
  route('POST /webhooks/:webhookId/deliveries/:deliveryId/replay', ReplayWebhookDelivery, {
    summary: 'Tell a webhook the same once more',
  }),
];
