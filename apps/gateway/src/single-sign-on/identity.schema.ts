import { SealedFields } from '@linli/personal-data';
import { Schema } from 'mongoose';
import { Identity, Ticket } from './identity';

export const IDENTITY = 'Identity';
export const TICKET = 'SingleSignOnTicket';

export const IdentitySchema = new Schema<Identity>(
  {
    _id: { type: String, required: true },
    issuer: { type: String, required: true },
    accountId: { type: String, required: true },
    linkedAt: { type: Date, required: true },
  },
  { collection: 'identities', versionKey: false },
);
IdentitySchema.index({ accountId: 1, linkedAt: -1 });

export const SEALED_TICKET = new SealedFields<Ticket>('singleSignOnTickets', ['name', 'phone']);

export const TicketSchema = new Schema<Ticket>(
  {
    _id: { type: String, required: true },
    identityId: { type: String, required: true },
    issuer: { type: String, required: true },
    providerSessionId: { type: String },
    name: { type: String },
    phone: { type: String },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'singleSignOnTickets', versionKey: false },
);
TicketSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
TicketSchema.index({ identityId: 1 });
TicketSchema.index({ providerSessionId: 1 }, { sparse: true });
