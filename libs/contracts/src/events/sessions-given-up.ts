import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent } from '../contract';
import { Instant, Nested } from '../fields';
import { NotOwner } from '../shared-errors';
import { EventNotOpen, RegistrationNotFound } from './errors';
import { SessionKey } from './programme';
import { RegistrationFact } from './registration-facts';
import { RegistrationIdBody, RegistrationView } from './registrations';
import { CameToSession, SessionHasBegun, SessionNotFound } from './session-errors';

export class GiveUpSessionBody extends RegistrationIdBody {
  @SessionKey('The session that the party does not come to after all') session: string;
}

/**
 * Gives the places of one session back, before it begins, and keeps the others; whoever waits for it and fits moves up. Once more changes nothing; where it is
 * the only session that the registration is for, the registration ends.
 */
export const GiveUpSession = defineCommand('events.give-up-session', {
  body: GiveUpSessionBody,
  reply: RegistrationView,
  fails: [RegistrationNotFound, NotOwner, EventNotOpen, SessionNotFound, SessionHasBegun, CameToSession],
});

export class GivenUpSession {
  @SessionKey() key: string;
  @Nested(() => BilingualTitle, { about: 'What it is called' }) title: BilingualTitle;
  @Instant({ about: 'When it starts', optional: true }) startsAt?: string;
}

export class SessionGivenUpBody extends RegistrationFact {
  @Nested(() => GivenUpSession, { about: 'The session that it was for until now' }) givenUp: GivenUpSession;
}

/** Published when a registration is no longer for one of its sessions, and stays for others. */
export const SessionGivenUp = defineEvent('events.session-given-up', 1, {
  body: SessionGivenUpBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
