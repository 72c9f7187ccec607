import { Schema } from 'mongoose';
import { Session } from './session';

export const SESSION = 'Session';

export const SessionSchema = new Schema<Session>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    method: { type: String, required: true },
    provider: {
      type: {
        issuer: { type: String, required: true },
        identityId: { type: String, required: true },
        sessionId: { type: String },
      },
      _id: false,
    },
    device: { type: String, default: '' },
    startedAt: { type: Date, required: true },
    lastUsedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    turn: { type: Number, required: true },
    turnedAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false },
);
SessionSchema.index({ accountId: 1, lastUsedAt: -1 });
SessionSchema.index({ 'provider.identityId': 1 }, { sparse: true });
SessionSchema.index({ 'provider.sessionId': 1 }, { sparse: true });
SessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
