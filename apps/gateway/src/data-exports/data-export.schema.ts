import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { DataExport } from './data-export';

export const DATA_EXPORT = 'DataExport';
export const DATA_EXPORT_PART = 'DataExportPart';

/** An export as it lies in the store; times beside its own are machine time. */
export interface StoredDataExport extends DataExport {
  /** No replica works at it before. */
  readonly nextAt: Date;
  readonly keptUntil: Date;
}

/** One page of one section, sealed. */
export interface DataExportPart {
  /** `<export>/<section>/<page>`, padded: the order of the ids is the order of the file. */
  readonly _id: string;
  readonly exportId: string;
  readonly items: string;
  readonly keptUntil: Date;
}

export const SEALED_PART = new SealedFields<DataExportPart>('dataExportParts', ['items']);

export const DataExportSchema = new Schema<StoredDataExport>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true, unique: true },
    status: { type: String, required: true },
    startedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    sections: { type: [Object], required: true },
    nextAt: { type: Date, required: true },
    keptUntil: { type: Date, required: true, expires: 0 },
  },
  { collection: 'dataExports', versionKey: false },
);
DataExportSchema.index({ status: 1, nextAt: 1 });

export const DataExportPartSchema = new Schema<DataExportPart>(
  {
    _id: { type: String, required: true },
    exportId: { type: String, required: true },
    items: { type: String, required: true },
    keptUntil: { type: Date, required: true, expires: 0 },
  },
  { collection: 'dataExportParts', versionKey: false },
);
DataExportPartSchema.index({ exportId: 1, _id: 1 });
