import { Schema } from 'mongoose';
import { Subscription } from './subscription';

export const SUBSCRIPTION = 'Subscription';

export const SubscriptionSchema = new Schema<Subscription>(
  {
    _id: { type: String, required: true },
    seriesId: { type: String, required: true },
    personId: { type: String, required: true },
    since: { type: Date, required: true },
  },
  { collection: 'seriesSubscriptions', versionKey: false },
);
SubscriptionSchema.index({ seriesId: 1, personId: 1 }, { unique: true });
SubscriptionSchema.index({ personId: 1, since: -1, _id: -1 });
