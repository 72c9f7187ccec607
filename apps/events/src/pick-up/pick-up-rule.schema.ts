import { Schema } from 'mongoose';
import { PickUpRule } from './pick-up-rule';

export const PICK_UP_RULE = 'PickUpRule';

export const PickUpRuleSchema = new Schema<PickUpRule>(
  {
    _id: { type: String, required: true },
    required: { type: Boolean, required: true },
    timeZone: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'pickUpRules', versionKey: false },
);
