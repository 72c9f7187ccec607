import { Schema } from 'mongoose';
import { Census } from './census';
import { Unit, UnitLimit } from './unit';

export const UNIT = 'Unit';
export const UNIT_LIMIT = 'UnitLimit';
export const CENSUS = 'Census';

export const UnitSchema = new Schema<Unit>(
  {
    _id: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    areaCode: { type: String, required: true },
    closed: { type: Boolean },
    revision: { type: Number, required: true },
  },
  { collection: 'units', versionKey: false },
);

export const UnitLimitSchema = new Schema<UnitLimit>(
  {
    _id: { type: String, required: true },
    placesPerPerson: { type: Number, required: true },
    per: { type: String },
    timeZone: { type: String },
    changedAt: { type: Date, required: true },
  },
  { collection: 'unitLimits', versionKey: false },
);

export const CensusSchema = new Schema<Census>(
  {
    _id: { type: String, required: true },
    after: { type: String },
    doneAt: { type: Date },
  },
  { collection: 'unitCensus', versionKey: false },
);
