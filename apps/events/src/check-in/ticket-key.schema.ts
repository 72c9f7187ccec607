import { Schema } from 'mongoose';

export const TICKET_KEY = 'TicketKey';

/** The key by which tickets are signed where the configuration names none. */
export interface KeptTicketKey {
  readonly _id: string;
  /** `<id>:<32 bytes in base64>`. */
  readonly key: string;
}

export const TicketKeySchema = new Schema<KeptTicketKey>(
  { _id: { type: String, required: true }, key: { type: String, required: true } },
  { collection: 'ticketKeys', versionKey: false },
);
