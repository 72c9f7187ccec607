import { Schema } from 'mongoose';
import { Door } from './walk-ins';

export const DOOR = 'Door';

export const DoorSchema = new Schema<Door>(
  {
    _id: { type: String, required: true },
    walkInRule: { type: String, required: true },
    walkIns: { type: Number, required: true },
    selfCheckIn: { type: Boolean },
    version: { type: Number, required: true },
  },
  { collection: 'doors', versionKey: false },
);
