import { defineEvent } from '../contract';
import { Id, Nested, OneOf, TextList, Whole } from '../fields';
import { CommunityEventSnapshot } from './community-event-facts';

/** A place was passed on to somebody else, or was taken over from somebody. */
export const TRANSFER_SIDES = ['passed-on', 'taken-over'] as const;
export type TransferSide = (typeof TRANSFER_SIDES)[number];

/** What listeners need to know of a registration, and the event that it is for. */
export class RegistrationFact {
  @Id({ about: 'Id of the registration' }) registrationId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @Whole({ about: 'How many people come', min: 1, max: 6 }) partySize: number;
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @TextList({
    about: 'The sessions that it is for, where people sign up for single ones',
    max: 10,
    longest: 1000,
    optional: true,
  })
  sessions?: string[];
  @OneOf(TRANSFER_SIDES, { about: 'It has ended or begun because a place went from one person to another', optional: true })
  because?: TransferSide;
}

const aboutTheEvent = ({ communityEvent }: RegistrationFact): string => communityEvent.id;

/** Published when a registration takes a place without having waited: at once, or when it is confirmed or approved. */
export const RegistrationConfirmed = defineEvent('events.registration-confirmed', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a registration goes on the waiting list. */
export const RegistrationWaitlisted = defineEvent('events.registration-waitlisted', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a waiting registration gets a place. */
export const RegistrationPromoted = defineEvent('events.registration-promoted', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** Published when a resident gives up a place or a place on the waiting list; not when the whole event is called off. */
export const RegistrationCancelled = defineEvent('events.registration-cancelled', 1, {
  body: RegistrationFact,
  subject: aboutTheEvent,
});

/** How a registration stood that ended when nothing could come of it any more. */
export const LAPSED_AS = ['waiting', 'pending'] as const;
export type LapsedAs = (typeof LAPSED_AS)[number];

export class RegistrationLapsedBody extends RegistrationFact {
  @OneOf(LAPSED_AS, { about: 'It was on the waiting list, or nobody had approved it' }) stoodAs: LapsedAs;
}

/** Published when whoever waited, or was to be approved, until what they wanted began, has got no place; the registration has ended. */
export const RegistrationLapsed = defineEvent('events.registration-lapsed', 1, {
  body: RegistrationLapsedBody,
  subject: aboutTheEvent,
});
