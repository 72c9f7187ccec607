import { Schema } from 'mongoose';

/** The local copy of an enterprise, as far as events need it. */
export interface Enterprise {
  readonly _id: string;
  /** Staff have found that it is what it says. */
  readonly verified: boolean;
  readonly revision: number;
}

export const ENTERPRISE = 'Enterprise';

export const EnterpriseSchema = new Schema<Enterprise>(
  {
    _id: { type: String, required: true },
    verified: { type: Boolean, required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'enterprises', versionKey: false },
);
