import { Schema } from 'mongoose';
import { Slot } from './booking';

export const SLOT = 'HouseSlot';

export const SlotSchema = new Schema<Slot>(
  {
    _id: { type: String, required: true },
    houseId: { type: String, required: true },
    room: { type: String, required: true },
    eventId: { type: String, required: true },
    session: { type: String },
    title: { type: Object },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    people: { type: Number, required: true },
  },
  { collection: 'houseSlots', versionKey: false },
);
SlotSchema.index({ houseId: 1, room: 1, startsAt: 1, _id: 1 });
SlotSchema.index({ houseId: 1, startsAt: 1, _id: 1 });
SlotSchema.index({ eventId: 1, endsAt: 1 });
