import { Schema } from 'mongoose';
import { Enterprise } from './enterprise';

export const ENTERPRISE = 'Enterprise';

export const EnterpriseSchema = new Schema<Enterprise>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    registeredAt: { type: Date, required: true },
  },
  { collection: 'enterprises', versionKey: false },
);
