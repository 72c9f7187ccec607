import { Schema } from 'mongoose';

export const RATE_COUNT = 'RateCount';

/** Requests of one key in one minute, over all replicas. */
export interface RateCount {
  /** `<minute> <key>` */
  readonly _id: string;
  readonly count: number;
  readonly expiresAt: Date;
}

export const RateCountSchema = new Schema<RateCount>(
  { _id: { type: String, required: true }, count: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'rateCounts', versionKey: false },
);
RateCountSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
