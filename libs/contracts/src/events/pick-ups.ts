import { defineCommand, defineEvent, defineQuery } from '../contract';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Pattern, Text, TextList, TimeZone, Whole } from '../fields';
import { MobileNumber } from '../number-fields';
import { PageQuery } from '../paging';
import { ChangedMeanwhile, NotOwner, OutsideOwnArea } from '../shared-errors';
import { CommunityEventSnapshot } from './community-event-facts';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound, RegistrationNotFound } from './errors';
import { AttendeeNumbers, OVERRIDE_REASONS, type OverrideReason, RELATIONS, type Relation } from './fetching';
import { RegistrationEnded } from './form-errors';
import { DAY } from './forms';
import {
  ChildNotNamed,
  PickUpDaysNotValid,
  PickUpNotAsked,
  PickUpPersonNotFound,
  TooManyFormerPickUpPersons,
  TooManyPickUpPersons,
} from './pick-up-errors';
import { RegistrationIdBody } from './registrations';

/** So many people may fetch for one registration at most. */
export const MOST_PICK_UP_PERSONS = 6;
/** So many a registration has had at most, those removed and those entered at the gate among them. */
export const MOST_PICK_UP_PERSONS_EVER = 100;

export class SetPickUpRuleBody extends CommunityEventIdBody {
  @Flag({ about: 'Whether nobody goes out without somebody who may fetch them', example: true }) required: boolean;
  @TimeZone({ about: 'On whose clocks a day begins; those of the area if not given', optional: true }) timeZone?: string;
}

export class PickUpRuleView extends SetPickUpRuleBody {}

export class NamePickUpPersonBody extends RegistrationIdBody {
  @Text({ about: 'Full name', max: 60, example: '林玉兰' }) name: string;
  @MobileNumber({ about: 'Mobile number' }) phone: string;
  @OneOf(RELATIONS, { about: 'What they are to the child', example: 'grandparent' }) relation: Relation;
  @AttendeeNumbers('Whom they may fetch, by the number in the form of the registration; all of the party if not given')
  children?: number[];
  @Pattern({ about: 'The first day on which they may fetch', pattern: DAY, optional: true }) from?: string;
  @Pattern({ about: 'The last day on which they may fetch', pattern: DAY, optional: true }) until?: string;
}

export class RemovePickUpPersonBody extends RegistrationIdBody {
  @Id({ about: 'The pick-up person' }) pickUpPersonId: string;
}

export class SetMyPickUpBody extends RegistrationIdBody {
  @Flag({ about: 'Whether the guardian may fetch as well; they may at first', example: true, optional: true })
  guardianFetches?: boolean;
  @Flag({ about: 'Whether the guardian is told of every pick-up; not at first', example: true, optional: true })
  tellOfEach?: boolean;
}

export class MyPickUpView extends RegistrationIdBody {
  @Flag({ about: 'Whether the guardian may fetch as well' }) guardianFetches: boolean;
  @Flag({ about: 'Whether the guardian is told of every pick-up' }) tellOfEach: boolean;
}

/** Somebody who may fetch, or might once. */
export class PickUpPersonView {
  @Id({ about: 'Id of the pick-up person' }) id: string;
  @Text({ about: 'Full name, masked where it is nobody’s need', max: 60, example: '林**' }) name: string;
  @Text({ about: 'Mobile number, masked where it is nobody’s need', max: 20, example: '139****0101', optional: true })
  phone?: string;
  @OneOf(RELATIONS, { about: 'What they are to the child' }) relation: Relation;
  @AttendeeNumbers('Whom they may fetch, by the number in the form as it is now; all of the party if not given')
  children?: number[];
  @Text({ about: 'The first day on which they may fetch', max: 10, optional: true, example: '2027-07-01' }) from?: string;
  @Text({ about: 'The last day on which they may fetch', max: 10, optional: true, example: '2027-07-31' }) until?: string;
  @Instant({ about: 'When they were named', example: '2027-02-20T09:00:03+08:00' }) namedAt: string;
  @Instant({ about: 'Since when they may fetch no more', optional: true }) removedAt?: string;
  @Flag({ about: 'Entered at a gate by staff, never named by the guardian', optional: true }) atGate?: boolean;
  @Flag({ about: 'They may fetch today', example: true }) today: boolean;
}

export class PickUpView extends MyPickUpView {
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Flag({ about: 'Whether nobody goes out without somebody who may fetch them' }) required: boolean;
  @Text({ about: 'The day that it is', max: 10, example: '2027-07-05' }) day: string;
  @TextList({ about: 'Who the party is, in the order of the form', max: 6, longest: 60 }) attendees: string[];
  @ListOf(() => PickUpPersonView, {
    about: 'Who may fetch, in the order in which they were named',
    max: MOST_PICK_UP_PERSONS_EVER,
  })
  persons: PickUpPersonView[];
}

export class MyPickUpPage {
  @ListOf(() => PickUpView, { about: 'Each registration that names somebody, newest first', max: 100 }) items: PickUpView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Says whether nobody leaves an event without somebody who may fetch them; the same again changes nothing. */
export const SetPickUpRule = defineCommand('events.set-pick-up-rule', {
  body: SetPickUpRuleBody,
  reply: PickUpRuleView,
  fails: [EventNotFound, OutsideOwnArea, ChangedMeanwhile],
});

/** Whether nobody leaves an event without somebody who may fetch them; of a draft only for organisers of its area. */
export const GetPickUpRule = defineQuery('events.get-pick-up-rule', {
  body: CommunityEventIdBody,
  reply: PickUpRuleView,
  fails: [EventNotFound],
});

const OF_OWN = [RegistrationNotFound, NotOwner, ChangedMeanwhile];

/**
 * Names somebody who may fetch, at once; the same name and number again is the same person, with what is said of them now, also when they
 * were removed. Answers with name and number masked.
 */
export const NamePickUpPerson = defineCommand('events.name-pick-up-person', {
  body: NamePickUpPersonBody,
  reply: PickUpPersonView,
  fails: [
    ...[...OF_OWN, RegistrationEnded, PickUpNotAsked, ChildNotNamed, PickUpDaysNotValid],
    ...[TooManyPickUpPersons, TooManyFormerPickUpPersons],
  ],
});

/** Somebody may fetch no more, at once; once more changes nothing. Who has fetched whom stays on record. */
export const RemovePickUpPerson = defineCommand('events.remove-pick-up-person', {
  body: RemovePickUpPersonBody,
  reply: PickUpPersonView,
  fails: [...OF_OWN, PickUpPersonNotFound],
});

/** Says whether the guardian fetches too, and of what they are told; what is not given stays as it is. */
export const SetMyPickUp = defineCommand('events.set-my-pick-up', {
  body: SetMyPickUpBody,
  reply: MyPickUpView,
  fails: [...OF_OWN, RegistrationEnded, PickUpNotAsked],
});

/** Who may fetch for a registration, in full: for whoever registered, former ones too, and for those at the doors of the event. */
export const GetPickUp = defineQuery('events.get-pick-up', {
  body: RegistrationIdBody,
  reply: PickUpView,
  fails: [RegistrationNotFound, NotOwner],
});

/** Who may fetch for the caller’s registrations, former ones too. */
export const ListMyPickUps = defineQuery('events.list-my-pick-ups', { body: PageQuery, reply: MyPickUpPage });

export const FETCHERS = ['person', 'guardian', 'nobody'] as const;
export type FetcherKind = (typeof FETCHERS)[number];

export class PartyFetchedBody extends RegistrationIdBody {
  @Id({ about: 'The check-in' }) checkInId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @Text({ about: 'The session, where the event has sessions', max: 100, optional: true }) session?: string;
  @Whole({ about: 'How many people went out', min: 1, max: 6 }) people: number;
  @Instant({ about: 'When they went out' }) at: string;
  @OneOf(FETCHERS, { about: 'Who has fetched them' }) by: FetcherKind;
  @Text({ about: 'Name of that person, masked', max: 60, optional: true }) name?: string;
  @OneOf(OVERRIDE_REASONS, { about: 'Why staff let them go all the same', optional: true }) override?: OverrideReason;
  @Text({ about: 'What was against it', max: 60, optional: true }) fault?: string;
  @Flag({ about: 'Whoever registered is told: they wish to be told of each, or that person might not fetch' }) tell: boolean;
}

export class PickUpUndoneBody extends PartyFetchedBody {
  @Text({ about: 'Why it does not count, in the words of the staff', max: 500 }) reason: string;
}

/** Published when people leave an event where it is said who fetches them. */
export const PartyFetched = defineEvent('events.party-fetched', 1, {
  body: PartyFetchedBody,
  subject: ({ communityEvent }) => communityEvent.id,
});

/** Published when staff undo the exit with which somebody was fetched: it was entered by mistake. */
export const PickUpUndone = defineEvent('events.pick-up-undone', 1, {
  body: PickUpUndoneBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
