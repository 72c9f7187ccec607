import { Schema } from 'mongoose';
import { Grant } from './grant';

export const GRANT = 'Grant';

export const GrantSchema = new Schema<Grant & { reliedOn?: number }>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    role: { type: String, required: true },
    areaCode: { type: String },
    organisationId: { type: String },
    rank: { type: String },
    status: { type: String, required: true },
    from: { type: Date },
    until: { type: Date },
    grantedBy: { type: String, required: true },
    grantedAt: { type: Date, required: true },
    reason: { type: String, required: true },
    revokedBy: { type: String },
    revokedAt: { type: Date },
    revocationReason: { type: String },
    memberSince: { type: Date },
    nextDate: { type: Date },
    begun: { type: Boolean },
    resumed: { type: Number },
    // How often others went because this one stays: written, so that two who go at once meet.
    reliedOn: { type: Number, select: false },
  },
  { collection: 'grants', versionKey: false },
);
// One role for one place is given once at a time.
GrantSchema.index(
  { accountId: 1, role: 1, areaCode: 1, organisationId: 1 },
  { unique: true, partialFilterExpression: { status: 'active' } },
);
GrantSchema.index({ accountId: 1, grantedAt: -1, _id: -1 });
GrantSchema.index({ areaCode: 1, grantedAt: -1, _id: -1 });
GrantSchema.index({ organisationId: 1, status: 1, grantedAt: -1, _id: -1 });
GrantSchema.index({ grantedAt: -1, _id: -1 });
GrantSchema.index({ role: 1, areaCode: 1, status: 1 });
GrantSchema.index({ organisationId: 1, role: 1, status: 1 });
GrantSchema.index({ status: 1, nextDate: 1 });
GrantSchema.index({ grantedBy: 1, grantedAt: -1, _id: -1 });
GrantSchema.index({ revokedBy: 1, grantedAt: -1, _id: -1 });
