import { Schema } from 'mongoose';
import { Shift } from './shift';

export const SHIFT = 'Shift';

const bilingual = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

export const ShiftSchema = new Schema<Shift>(
  {
    _id: { type: String, required: true },
    eventId: { type: String, required: true },
    revision: { type: Number, required: true },
    areaCode: { type: String, required: true },
    eventTitle: bilingual,
    place: bilingual,
    task: bilingual,
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    offsetMs: { type: Number, required: true },
    needed: { type: Number, required: true },
    taken: { type: Number, required: true },
    status: { type: String, required: true },
  },
  { collection: 'shifts', versionKey: false },
);
ShiftSchema.index({ eventId: 1, startsAt: 1, _id: 1 });
