import { Attempts } from './single-sign-on/attempt';
import { BackChannelLogout } from './single-sign-on/back-channel-logout';
import { Browser } from './single-sign-on/browser';
import { IDENTITY, IdentitySchema, TICKET, TicketSchema } from './single-sign-on/identity.schema';
import { IdentityStore } from './single-sign-on/identity.store';
import { Issuers } from './single-sign-on/issuers';
import { Linking } from './single-sign-on/linking';
import { LOGOUT, LogoutSchema } from './single-sign-on/logout.schema';
import { LogoutStore } from './single-sign-on/logout.store';
import { LogoutTokens } from './single-sign-on/logout-tokens';
import { Newcomers } from './single-sign-on/newcomers';
import { RelyingParty } from './single-sign-on/relying-party';
import { SessionEnding } from './single-sign-on/session-ending';
import { SingleSignOn } from './single-sign-on/single-sign-on';
import { TicketStore } from './single-sign-on/ticket.store';

/** What the feature adds to the gateway, beside its controllers. */
export const SINGLE_SIGN_ON_PARTS = {
  schemas: [
    { name: IDENTITY, schema: IdentitySchema },
    { name: TICKET, schema: TicketSchema },
    { name: LOGOUT, schema: LogoutSchema },
  ],
  providers: [
    ...[Attempts, BackChannelLogout, Browser, IdentityStore, Issuers, Linking, LogoutStore, LogoutTokens],
    ...[Newcomers, RelyingParty, SessionEnding, SingleSignOn, TicketStore],
  ],
};
