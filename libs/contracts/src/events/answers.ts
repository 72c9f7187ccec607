import { Flag, Id, Instant, ListOf, Pattern, Text, TextList, Whole } from '../fields';
import { MobileNumber } from '../number-fields';
import { DAY, LONGEST_ANSWER, MOST_CHOICES, MOST_QUESTIONS, QUESTION_KEY } from './forms';

/** What somebody answers: that one of its fields which goes with the kind of the question. */
export class AnswerBody {
  @Pattern({ about: 'The question', pattern: QUESTION_KEY, example: 'meal' }) question: string;
  @Text({ about: 'Answers a question of text', max: LONGEST_ANSWER, optional: true }) text?: string;
  @TextList({
    about: 'Answers a question of choice, by the keys of what is chosen',
    max: MOST_CHOICES,
    longest: 60,
    optional: true,
  })
  choices?: string[];
  @Whole({ about: 'Answers a question of number', min: -1_000_000_000, max: 1_000_000_000, optional: true }) number?: number;
  @Pattern({ about: 'Answers a question of date', pattern: DAY, optional: true }) date?: string;
  @Flag({ about: 'Gives the consent that is asked for, or does not', optional: true }) agreed?: boolean;
}

/** One of the people of a party. */
export class AttendeeBody {
  @Text({ about: 'Name', max: 60, example: '林小满' }) name: string;
  @MobileNumber({ about: 'Mobile number', optional: true }) phone?: string;
  @Whole({ about: 'Year of birth, where the age matters', min: 1900, max: 2100, example: 2015, optional: true })
  birthYear?: number;
  @ListOf(() => AnswerBody, { about: 'To the questions that each answers', max: MOST_QUESTIONS, optional: true })
  answers?: AnswerBody[];
}

export class AttendeeView {
  @Text({ about: 'Name, masked where it is nobody’s need', max: 60, example: '林**' }) name: string;
  @Text({ about: 'Mobile number, masked where it is nobody’s need', max: 20, example: '139****0101', optional: true })
  phone?: string;
  @Whole({ about: 'Year of birth', min: 1900, max: 2100, example: 2015, optional: true }) birthYear?: number;
  @ListOf(() => AnswerBody, { about: 'To the questions that each answers', max: MOST_QUESTIONS }) answers: AnswerBody[];
}

/** A form as one party has filled it in. */
export class FilledFormView {
  @Whole({ about: 'The version of the form that it answers', min: 1, max: 100_000, example: 1 }) version: number;
  @ListOf(() => AnswerBody, { about: 'Answers of the party as a whole', max: MOST_QUESTIONS }) answers: AnswerBody[];
  @ListOf(() => AttendeeView, { about: 'The people of the party that are named', max: 6 }) attendees: AttendeeView[];
  @Instant({ about: 'When it was filled in last' }) filledAt: string;
}

export class RegistrationFormView extends FilledFormView {
  @Id({ about: 'The registration' }) registrationId: string;
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
}
