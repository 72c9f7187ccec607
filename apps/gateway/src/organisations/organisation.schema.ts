import { Schema } from 'mongoose';
import { Organisation } from './organisation';

export const ORGANISATION = 'Organisation';

export const OrganisationSchema = new Schema<Organisation>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    revision: { type: Number, required: true },
    closed: { type: Boolean },
  },
  { collection: 'organisations', versionKey: false },
);
