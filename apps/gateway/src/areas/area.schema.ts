import { Schema } from 'mongoose';
import { Area, AreaChange } from './area';

export const AREA = 'Area';
export const AREA_CHANGE = 'AreaChange';

const NAME = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

export const AreaSchema = new Schema<Area & { holds?: number }>(
  {
    _id: { type: String, required: true },
    level: { type: String, required: true },
    parentCode: { type: String },
    name: { type: NAME, required: true },
    formerNames: { type: [NAME], required: true },
    timeZone: { type: String, required: true },
    boundary: { type: Schema.Types.Mixed },
    keys: { type: [String], required: true },
    mergedInto: { type: String },
    revision: { type: Number, required: true },
    changedAt: { type: Date, required: true },
    // Written by transactions that rely on the area as it is; see AreaStore.hold.
    holds: { type: Number },
  },
  { collection: 'areas', versionKey: false },
);
AreaSchema.index({ keys: 1, _id: 1 });
AreaSchema.index({ parentCode: 1, _id: 1 });
AreaSchema.index({ level: 1, _id: 1 });
AreaSchema.index({ 'name.en': 1, _id: 1 });
AreaSchema.index({ parentCode: 1, 'name.en': 1, _id: 1 });
AreaSchema.index({ level: 1, 'name.en': 1, _id: 1 });
AreaSchema.index({ changedAt: 1 });
AreaSchema.index({ boundary: '2dsphere' }, { partialFilterExpression: { boundary: { $exists: true } } });

export const AreaChangeSchema = new Schema<AreaChange>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    reason: { type: String },
    nameBefore: { type: NAME },
    otherCode: { type: String },
  },
  { collection: 'areaChanges', versionKey: false },
);
AreaChangeSchema.index({ areaCode: 1, at: -1, _id: -1 });
AreaChangeSchema.index({ by: 1, at: -1, _id: -1 });
