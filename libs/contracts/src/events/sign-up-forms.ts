import { defineCommand, defineQuery } from '../contract';
import { Id, ListOf, OneOf, Whole } from '../fields';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { AnswerBody, AttendeeBody, RegistrationFormView } from './answers';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound, EventNotOpen, RegistrationClosed, RegistrationNotFound, TextNotSafe } from './errors';
import {
  FormNotFilledIn,
  FormNotKnown,
  NOT_FILLED_IN_WELL,
  QuestionNamedTwice,
  QuestionNotValid,
  RegistrationEnded,
} from './form-errors';
import { ATTENDEE_RULES, type AttendeeRule, MOST_QUESTIONS, Question } from './forms';
import { RegistrationIdBody, RegistrationView } from './registrations';
import { SplitUnderWay } from './split-errors';

export class SetSignUpFormBody extends CommunityEventIdBody {
  @OneOf(ATTENDEE_RULES, { about: 'Whether a party names its people; none if not given', example: 'optional', optional: true })
  attendees?: AttendeeRule;
  @ListOf(() => Question, { about: 'All questions from now on, in order', max: MOST_QUESTIONS }) questions: Question[];
}

export class GetSignUpFormBody extends CommunityEventIdBody {
  @Whole({ about: 'As it was then; as it is now if not given', min: 1, max: 100_000, example: 1, optional: true })
  version?: number;
}

export class SignUpFormView {
  @Id({ about: 'The event' }) eventId: string;
  @Whole({ about: 'Counts up with every change; 0 where there never was one', min: 0, max: 100_000, example: 1 }) version: number;
  @OneOf(ATTENDEE_RULES, { about: 'Whether a party names its people' }) attendees: AttendeeRule;
  @ListOf(() => Question, { about: 'Its questions, in order', max: MOST_QUESTIONS }) questions: Question[];
}

export class ChangeRegistrationFormBody extends RegistrationIdBody {
  @ListOf(() => AnswerBody, { about: 'All answers of the party as a whole', max: MOST_QUESTIONS, optional: true })
  answers?: AnswerBody[];
  @ListOf(() => AttendeeBody, { about: 'All people of the party', max: 6, optional: true }) attendees?: AttendeeBody[];
}

/** Says what an event asks of those who sign up from now on; what was answered before stays, under the version that it answers. The same again changes nothing. */
export const SetSignUpForm = defineCommand('events.set-sign-up-form', {
  body: SetSignUpFormBody,
  reply: SignUpFormView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen, SplitUnderWay, QuestionNamedTwice, QuestionNotValid, TextNotSafe],
  matched: true,
});

/** What an event asks of those who sign up, now or in an earlier version; that of a draft only for organisers of its area. */
export const GetSignUpForm = defineQuery('events.get-sign-up-form', {
  body: GetSignUpFormBody,
  reply: SignUpFormView,
  fails: [EventNotFound, FormNotKnown],
});

/** Fills the form in anew as a whole, until sign-up closes; it answers the version of now. */
export const ChangeRegistrationForm = defineCommand('events.change-registration-form', {
  body: ChangeRegistrationFormBody,
  reply: RegistrationView,
  fails: [
    RegistrationNotFound,
    NotOwner,
    EventNotOpen,
    RegistrationClosed,
    RegistrationEnded,
    FormNotKnown,
    ...NOT_FILLED_IN_WELL,
  ],
});

/** A form as it was filled in, names and numbers in full: for whoever registered, and for organisers of the event. */
export const GetRegistrationForm = defineQuery('events.get-registration-form', {
  body: RegistrationIdBody,
  reply: RegistrationFormView,
  fails: [RegistrationNotFound, NotOwner, FormNotFilledIn],
});
