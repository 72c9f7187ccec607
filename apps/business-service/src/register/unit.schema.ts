import { Schema } from 'mongoose';
import { Unit } from './unit';

export const UNIT = 'Unit';

export const UnitSchema = new Schema<Unit>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false },
    categories: { type: [String], required: true },
    registeredAt: { type: Date, required: true },
    closedAt: { type: Date },
    revision: { type: Number },
  },
  { collection: 'units', versionKey: false },
);
UnitSchema.index({ categories: 1, areaCode: -1, registeredAt: 1, _id: 1 });
UnitSchema.index({ areaCode: 1, registeredAt: -1, _id: -1 });
UnitSchema.index({ registeredAt: -1, _id: -1 });
UnitSchema.index({ 'name.en': 1, _id: 1 });
