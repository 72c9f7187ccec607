import { ListWebhooksBody, MOST_WEBHOOKS, WebhookNotFound, WebhookStatus } from '@linli/contracts/notifications';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Webhook } from './webhook';
import { WEBHOOK } from './webhook.schema';

@Injectable()
export class WebhookStore {
  constructor(@InjectModel(WEBHOOK) private readonly webhooks: Model<Webhook>) {}

  /** Throws WebhookNotFound. */
  async get(id: string): Promise<Webhook> {
    const found = await this.webhooks.findById(id).lean<Webhook>();
    if (!found) throw new WebhookNotFound();
    return found;
  }

  countOn(areaCode: string): Promise<number> {
    return this.webhooks.countDocuments({ areaCode, status: 'on' });
  }

  async insert(webhook: Webhook): Promise<void> {
    await this.webhooks.insertOne(webhook);
  }

  async setStatus(id: string, status: WebhookStatus): Promise<void> {
    await this.webhooks.updateOne({ _id: id }, { $set: { status } });
  }

  async setSecret({ _id, formerSecrets, secretRotatedAt }: Webhook): Promise<void> {
    await this.webhooks.updateOne({ _id }, { $set: { formerSecrets, secretRotatedAt } });
  }

  /** Those that are told with one of the areas. */
  onWith(areaCodes: readonly string[]): Promise<Webhook[]> {
    const filter = { areaCode: { $in: [...areaCodes] }, status: 'on' as const };
    return this.webhooks
      .find(filter)
      .limit(areaCodes.length * MOST_WEBHOOKS)
      .lean<Webhook[]>();
  }

  page({ areaCode, limit, after }: ListWebhooksBody): Promise<Page<Webhook>> {
    return pageOf(this.webhooks, { areaCode }, { limit, after, by: '_id', direction: 1 });
  }
}
