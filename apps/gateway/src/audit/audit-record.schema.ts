import { Schema } from 'mongoose';
import { Link, Linked, Mark } from './audit-chain';

export const AUDIT_RECORD = 'AuditRecord';

/** A record as it lies in the store: it goes by itself when its time is over. */
export interface StoredAuditRecord extends Linked {
  /** Machine time. */
  readonly keptUntil: Date;
}

export const AuditRecordSchema = new Schema<StoredAuditRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, required: true },
    role: { type: String },
    operation: { type: String, required: true },
    thing: { type: String, required: true },
    thingId: { type: String, required: true },
    areaCode: { type: String },
    areas: { type: [String], required: true },
    changes: { type: [Object], required: true },
    why: { type: String },
    correlationId: { type: String, required: true },
    chain: { type: String, required: true },
    number: { type: Number, required: true },
    hash: { type: String, required: true },
    keptUntil: { type: Date, required: true, expires: 0 },
  },
  { collection: 'auditRecords', versionKey: false },
);
// Everywhere is one of the areas: this is the index by time, too.
AuditRecordSchema.index({ areas: 1, at: -1, _id: -1 });
AuditRecordSchema.index({ chain: 1, number: 1 }, { unique: true, partialFilterExpression: { number: { $exists: true } } });
AuditRecordSchema.index({ actorId: 1, at: -1, _id: -1 });
AuditRecordSchema.index({ thingId: 1, at: -1, _id: -1 });
AuditRecordSchema.index({ operation: 1, at: -1, _id: -1 });

export const AUDIT_END = 'AuditEnd';

/** The newest link of each service's chain, by the name of the service, and what of the chain has to be there until when. */
export interface AuditEnd extends Link {
  readonly _id: string;
  /** Of the newest record; machine time. */
  readonly keptUntil?: Date;
  /** The oldest first; those whose time is over are gone. */
  readonly marks?: readonly Mark[];
}

export const AuditEndSchema = new Schema<AuditEnd>(
  {
    _id: { type: String, required: true },
    chain: { type: String, required: true },
    number: { type: Number, required: true },
    hash: { type: String },
    keptUntil: { type: Date },
    marks: { type: [Object], default: undefined },
  },
  { collection: 'auditEnds', versionKey: false },
);
