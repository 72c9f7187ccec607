import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TextList, Whole } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import {
  CapacityBelowSessions,
  EventNotFound,
  EventNotOpen,
  HoldNotOpen,
  NotAwaitingApproval,
  NotWaiting,
  OfferNotOpen,
  PoolInUse,
  PoolNamedTwice,
  RegistrationNotFound,
} from './errors';
import { RoomTooSmall } from './house-errors';
import { POOL_KEY, PoolOfPlaces, SignUpRulesBody, WAITING_POLICIES, type WaitingPolicy } from './places';
import { RegistrationFact } from './registration-facts';
import { RegistrationIdBody, RegistrationView } from './registrations';
import { SplitUnderWay } from './split-errors';

export class SetPoolsBody extends CommunityEventIdBody {
  @ListOf(() => PoolOfPlaces, { about: 'All pools that the event has from now on', max: 50 }) pools: PoolOfPlaces[];
}

export class ChangeCapacityBody extends CommunityEventIdBody {
  @Whole({ about: 'How many people can take part', min: 1, max: 100_000, example: 250 }) capacity: number;
}

export class SetSignUpRulesBody extends CommunityEventIdBody {
  @Nested(() => SignUpRulesBody, { about: 'What is to be otherwise' }) rules: SignUpRulesBody;
}

export class RejectRegistrationBody extends RegistrationIdBody {
  @Nested(() => BilingualTitle, {
    about: 'Why, for those who asked',
    example: { zh: '仅限本社区居民', en: 'For residents of this community' },
  })
  reason: BilingualTitle;
}

export class PrioritiseRegistrationBody extends RegistrationIdBody {
  @Whole({ about: 'Higher is further in front', min: 0, max: 9, example: 5 }) priority: number;
  @Nested(() => BilingualTitle, {
    about: 'Why; everybody concerned may read it',
    example: { zh: '行动不便', en: 'Walks with difficulty' },
  })
  reason: BilingualTitle;
}

/** One party on the waiting list, as anybody who waits may see it. */
export class WaitingParty {
  @Whole({ about: 'Place in the line, from 1', min: 1, max: 1_000_000, example: 4 }) position: number;
  @Whole({ about: 'How many people', min: 1, max: 6, example: 2 }) partySize: number;
  @Whole({ about: 'Higher is further in front', min: 0, max: 9, example: 0 }) priority: number;
  @Whole({ about: 'How often it was passed', min: 0, max: 20, example: 0 }) skips: number;
  @Instant({ about: 'Since when it waits', example: '2026-11-22T09:00:03+08:00' }) since: string;
  @Flag({ about: 'It is the caller’s own', example: false }) mine: boolean;
  @TextList({
    about: 'Keys of the pools that it waits for; missing where any place will do',
    ...{ max: 10, longest: 60, example: ['at-1800'], optional: true },
  })
  pools?: string[];
}

export class WaitingPage {
  @OneOf(WAITING_POLICIES, { about: 'Nobody is ever passed, or those who do not fit may be' }) waitingPolicy: WaitingPolicy;
  @Whole({ about: 'How often one party may be passed at most under best-fit', min: 0, max: 20, example: 3 }) mostSkips: number;
  @ListOf(() => WaitingParty, { about: 'The line, from its front', max: 100 }) items: WaitingParty[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListWaitingBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @Pattern({ about: 'Only the line for this pool, or session', pattern: POOL_KEY, example: 'at-1800', optional: true })
  pool?: string;
}

/** Says which pools of places an event has; places in a pool that grows go to those who wait. */
export const SetPools = defineCommand('events.set-pools', {
  body: SetPoolsBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen, PoolInUse, PoolNamedTwice, SplitUnderWay],
  matched: true,
});

/** Makes an event larger or smaller; a rise lets those who wait move up, a cut throws nobody out. */
export const ChangeCapacity = defineCommand('events.change-capacity', {
  body: ChangeCapacityBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen, CapacityBelowSessions, RoomTooSmall, SplitUnderWay],
  matched: true,
});

/** Says how people get places: offers or not, in which order, how many may wait. */
export const SetSignUpRules = defineCommand('events.set-sign-up-rules', {
  body: SetSignUpRulesBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen, SplitUnderWay],
  matched: true,
});

const ofTheResident = [RegistrationNotFound, NotOwner, EventNotOpen];
const ofTheOrganiser = [RegistrationNotFound, OutsideOwnArea, EventNotOpen];

/** Turns places that are held into a registration; once more changes nothing. */
export const ConfirmHold = defineCommand('events.confirm-hold', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [...ofTheResident, HoldNotOpen],
});

/** Takes the place that was offered; once more changes nothing. */
export const AcceptOffer = defineCommand('events.accept-offer', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [...ofTheResident, OfferNotOpen],
});

/** Lets the place that was offered go to the next; once more changes nothing. */
export const RefuseOffer = defineCommand('events.refuse-offer', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [...ofTheResident, OfferNotOpen],
});

/** Gives up waiting; whoever has a place keeps it. Once more changes nothing. */
export const LeaveWaitingList = defineCommand('events.leave-waiting-list', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [...ofTheResident, NotWaiting],
});

/** Approves a registration that waits for it; once more changes nothing. */
export const ApproveRegistration = defineCommand('events.approve-registration', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [...ofTheOrganiser, NotAwaitingApproval],
});

/** Turns a registration down that waits for approval; its places go to the next. */
export const RejectRegistration = defineCommand('events.reject-registration', {
  body: RejectRegistrationBody,
  reply: RegistrationView,
  fails: [...ofTheOrganiser, NotAwaitingApproval],
});

/** Moves a party that waits forward or back in the line, for a reason that is kept. */
export const PrioritiseRegistration = defineCommand('events.prioritise-registration', {
  body: PrioritiseRegistrationBody,
  reply: RegistrationView,
  fails: [...ofTheOrganiser, NotWaiting],
});

/** The waiting list without names, and the rule by which it moves. */
export const ListWaiting = defineQuery('events.list-waiting', {
  body: ListWaitingBody,
  reply: WaitingPage,
  fails: [EventNotFound],
});

export class PlaceOfferedBody extends RegistrationFact {
  @Instant({ about: 'Until when the offer stands' }) expiresAt: string;
}

export class RegistrationRejectedBody extends RegistrationFact {
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

const aboutTheEvent = ({ communityEvent }: RegistrationFact): string => communityEvent.id;

/** Published when somebody who waits is offered a place, which is kept for them for a while. */
export const PlaceOffered = defineEvent('events.place-offered', 1, { body: PlaceOfferedBody, subject: aboutTheEvent });

/** Published when an offer was not answered in time; the registration has ended. */
export const OfferExpired = defineEvent('events.offer-expired', 1, { body: RegistrationFact, subject: aboutTheEvent });

/** Published when an organiser turns a registration down. */
export const RegistrationRejected = defineEvent('events.registration-rejected', 1, {
  body: RegistrationRejectedBody,
  subject: aboutTheEvent,
});
