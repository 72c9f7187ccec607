import { defineCommand, defineEvent } from '../contract';
import { ListOf, Nested, Whole } from '../fields';
import { NotOwner } from '../shared-errors';
import { EventNotOpen, NeedsExceedParty, PoolChoiceMissing, PoolMissingForSome, RegistrationNotFound } from './errors';
import { AttendeeNumbers } from './fetching';
import { RegistrationEnded } from './form-errors';
import { PoolNeed } from './places';
import { LeavingNotClear, MoreHaveCome, NobodyLeft, PartyNotSmaller, TransferUnderWay } from './reduction-errors';
import { RegistrationFact } from './registration-facts';
import { ReductionMove } from './registration-moves';
import { RegistrationIdBody, RegistrationView } from './registrations';

export class ReducePartyBody extends RegistrationIdBody {
  @Whole({
    about: 'How many people come from now on, the resident included; where nobody does, the registration is cancelled instead',
    min: 0,
    max: 6,
    example: 1,
  })
  partySize: number;
  @ListOf(() => PoolNeed, {
    about: 'All places that the party needs from now on, where it needs any; of no pool more than it had',
    max: 10,
    optional: true,
  })
  needs?: PoolNeed[];
  @AttendeeNumbers(
    'Who of those named in the form does not come after all, by the number there; needed where more are named than come',
  )
  leaving?: number[];
}

/**
 * Makes a party smaller that keeps its place, its offer or its turn, before the event begins; whoever waits first and fits moves up. For whoever
 * registered, and for organisers of the event. The same again changes nothing.
 */
export const ReduceParty = defineCommand('events.reduce-party', {
  body: ReducePartyBody,
  reply: RegistrationView,
  fails: [
    RegistrationNotFound,
    NotOwner,
    EventNotOpen,
    RegistrationEnded,
    NobodyLeft,
    PartyNotSmaller,
    NeedsExceedParty,
    PoolMissingForSome,
    PoolChoiceMissing,
    LeavingNotClear,
    MoreHaveCome,
    TransferUnderWay,
  ],
});

export class PartyReducedBody extends RegistrationFact {
  @Nested(() => ReductionMove, { about: 'What has become of it, with what it was for until then' }) move: ReductionMove;
}

/** Published when a registration is for fewer people or places than before, and stays. */
export const PartyReduced = defineEvent('events.party-reduced', 1, {
  body: PartyReducedBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
