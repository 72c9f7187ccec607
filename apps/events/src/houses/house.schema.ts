import { Schema } from 'mongoose';
import { House } from './house';

export const HOUSE = 'House';

export const HouseSchema = new Schema<House>(
  {
    _id: { type: String, required: true },
    areaCode: { type: String, required: true },
    name: { type: Object, required: true },
    address: { type: Object, required: true },
    point: { type: Object },
    timeZone: { type: String, required: true },
    hours: { type: [Object], required: true },
    closedOn: { type: [String], required: true },
    rooms: { type: [Object], required: true },
    revision: { type: Number, required: true },
    changedAt: { type: Date, required: true },
    bookings: { type: Number, required: true },
  },
  { collection: 'houses', versionKey: false },
);
HouseSchema.index({ areaCode: 1, _id: -1 });
