import { Schema } from 'mongoose';
import { DataAccess } from './data-access';

export const DATA_ACCESS = 'DataAccess';

/** A look as it lies in the store: it goes by itself when its time is over. */
export interface StoredDataAccess extends DataAccess {
  /** Machine time. */
  readonly keptUntil: Date;
}

export const DataAccessSchema = new Schema<StoredDataAccess>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    viewerId: { type: String, required: true },
    role: { type: String },
    operation: { type: String, required: true },
    fields: { type: [String], required: true },
    why: { type: String },
    at: { type: Date, required: true },
    keptUntil: { type: Date, required: true, expires: 0 },
  },
  { collection: 'dataAccesses', versionKey: false },
);
DataAccessSchema.index({ personId: 1, at: -1, _id: -1 });
DataAccessSchema.index({ viewerId: 1, at: -1, _id: -1 });
