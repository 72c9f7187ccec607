import { Schema } from 'mongoose';
import { Delivery, Webhook } from './webhook';

export const WEBHOOK = 'Webhook';
export const WEBHOOK_DELIVERY = 'WebhookDelivery';

export const WebhookSchema = new Schema<Webhook>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    address: { type: String, required: true },
    status: { type: String, required: true },
    registeredAt: { type: Date, required: true },
    formerSecrets: { type: Number },
    secretRotatedAt: { type: Date },
  },
  { collection: 'webhooks', versionKey: false },
);
WebhookSchema.index({ areaCode: 1, status: 1, _id: 1 });
WebhookSchema.index({ areaCode: 1, _id: 1 });

export const WebhookDeliverySchema = new Schema<Delivery>(
  {
    _id: { type: String, required: true },
    webhookId: { type: String, required: true },
    kind: { type: String, required: true },
    eventId: { type: String, required: true },
    payload: { type: String, required: true },
    status: { type: String, required: true },
    attempts: { type: Number, required: true },
    answer: { type: Number },
    queuedAt: { type: Date, required: true },
    nextAttemptAt: { type: Date },
    turnChanged: { type: String },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'webhookDeliveries', versionKey: false },
);
WebhookDeliverySchema.index({ status: 1, nextAttemptAt: 1 });
WebhookDeliverySchema.index({ webhookId: 1, queuedAt: -1, _id: -1 });
WebhookDeliverySchema.index({ webhookId: 1, eventId: 1, status: 1, queuedAt: 1, _id: 1 });
WebhookDeliverySchema.index({ turnChanged: 1 }, { sparse: true });
WebhookDeliverySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
