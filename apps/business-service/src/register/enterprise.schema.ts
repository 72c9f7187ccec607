import { Schema } from 'mongoose';
import { Enterprise } from './enterprise';

export const ENTERPRISE = 'Enterprise';

export const EnterpriseSchema = new Schema<Enterprise>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    creditCode: { type: String },
    claimedCode: { type: String },
    registeredAt: { type: Date, required: true },
    verification: { type: String },
    verifiedBy: { type: String },
    verifiedAt: { type: Date },
    refusal: { type: String },
    ownerId: { type: String },
    place: { type: Number },
    revision: { type: Number },
  },
  { collection: 'enterprises', versionKey: false },
);
EnterpriseSchema.index({ creditCode: 1 }, { unique: true, partialFilterExpression: { creditCode: { $exists: true } } });
EnterpriseSchema.index({ areaCode: 1, registeredAt: -1, _id: -1 });
EnterpriseSchema.index({ registeredAt: -1, _id: -1 });
EnterpriseSchema.index({ areaCode: 1, 'name.en': 1, _id: 1 });
EnterpriseSchema.index({ 'name.en': 1, _id: 1 });
EnterpriseSchema.index({ claimedCode: 1 }, { sparse: true });
EnterpriseSchema.index({ ownerId: 1, verification: 1 });
EnterpriseSchema.index({ ownerId: 1, _id: -1 });
EnterpriseSchema.index({ ownerId: 1, place: 1 }, { unique: true, partialFilterExpression: { place: { $exists: true } } });
EnterpriseSchema.index({ verifiedBy: 1, _id: -1 }, { partialFilterExpression: { verifiedBy: { $exists: true } } });
