import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { Invitation } from './invitation';

export const INVITATION = 'Invitation';

export const SEALED_INVITATION = new SealedFields<Invitation>('invitations', ['phone']);

export const InvitationSchema = new Schema<Invitation>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    phone: { type: String },
    accountId: { type: String },
    phoneHash: { type: String, required: true },
    rank: { type: String },
    from: { type: Date },
    until: { type: Date },
    reason: { type: String },
    status: { type: String, required: true },
    invitedBy: { type: String, required: true },
    invitedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'invitations', versionKey: false },
);
InvitationSchema.index({ organisationId: 1, phoneHash: 1 }, { unique: true, partialFilterExpression: { status: 'pending' } });
InvitationSchema.index({ organisationId: 1, invitedAt: -1, _id: -1 });
InvitationSchema.index({ phoneHash: 1, invitedAt: -1, _id: -1 });
InvitationSchema.index({ invitedBy: 1 });
InvitationSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 365 * 86_400 });
