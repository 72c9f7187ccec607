import { Schema } from 'mongoose';

export const LOGOUT = 'ProviderLogout';

/** A logout token that has had its effect. */
export interface ProviderLogout {
  /** Keyed hash of the provider and the token’s `jti`. */
  readonly _id: string;
  /** When the token itself is refused as too old. */
  readonly expiresAt: Date;
}

export const LogoutSchema = new Schema<ProviderLogout>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'providerLogouts', versionKey: false },
);
LogoutSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
