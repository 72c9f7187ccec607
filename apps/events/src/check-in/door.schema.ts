import { Schema } from 'mongoose';
import { Door } from './door';

export const DOOR = 'Door';

export const DoorSchema = new Schema<Door>(
  {
    _id: { type: String, required: true },
    walkInRule: { type: String, required: true },
    walkIns: { type: Number, required: true },
    selfCheckIn: { type: Boolean },
    releaseAfter: { type: Number },
    version: { type: Number, required: true },
  },
  { collection: 'doors', versionKey: false },
);
