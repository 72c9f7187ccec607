import { Schema } from 'mongoose';
import { EnterpriseRequest, Step } from './enterprise-request';

export const ENTERPRISE_REQUEST = 'EnterpriseRequest';
export const DAY_COUNT = 'DayCount';

const bilingual = { zh: { type: String, required: true }, en: { type: String, required: true }, _id: false };

const StepSchema = new Schema<Step>(
  {
    step: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    text: { type: String },
  },
  { _id: false },
);

export const EnterpriseRequestSchema = new Schema<EnterpriseRequest>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    enterpriseId: { type: String, required: true },
    enterpriseName: bilingual,
    areaCode: { type: String, required: true },
    category: { type: String, required: true },
    text: { type: String, required: true },
    unitId: { type: String, required: true },
    unitName: bilingual,
    parties: { type: [String], required: true },
    status: { type: String, required: true },
    dueAt: { type: Date, required: true },
    submittedAt: { type: Date, required: true },
    handlerId: { type: String },
    answer: { type: String },
    reopened: { type: Number, required: true },
    steps: [StepSchema],
  },
  { collection: 'enterpriseRequests', versionKey: false },
);
EnterpriseRequestSchema.index({ number: 1 }, { unique: true });
EnterpriseRequestSchema.index({ parties: 1, submittedAt: -1, _id: -1 });
EnterpriseRequestSchema.index({ 'steps.by': 1, submittedAt: -1, _id: -1 });
EnterpriseRequestSchema.index({ parties: 1, status: 1, submittedAt: -1, _id: -1 });
EnterpriseRequestSchema.index({ parties: 1, dueAt: 1, _id: 1 });
EnterpriseRequestSchema.index({ parties: 1, status: 1, dueAt: 1, _id: 1 });

/** How many requests one day has had; its id is the date as yyyymmdd. */
export interface DayCount {
  readonly _id: string;
  readonly requests: number;
}

export const DayCountSchema = new Schema<DayCount>(
  { _id: { type: String, required: true }, requests: { type: Number, required: true } },
  { collection: 'dayCounts', versionKey: false },
);
