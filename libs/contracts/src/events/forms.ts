import { BilingualNote, BilingualTitle } from '../bilingual';
import { Flag, ListOf, Nested, OneOf, Pattern, Whole } from '../fields';

/** What a question is answered with. */
export const QUESTION_KINDS = ['text', 'choice', 'number', 'date', 'consent'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Who answers a question: the party as a whole, or each of its people. */
export const ANSWERED_PER = ['registration', 'attendee'] as const;
export type AnsweredPer = (typeof ANSWERED_PER)[number];

/** Whether a party names its people. */
export const ATTENDEE_RULES = ['none', 'optional', 'required'] as const;
export type AttendeeRule = (typeof ATTENDEE_RULES)[number];

/** Names of questions and of choices: short, and the same in all versions of a form. */
export const QUESTION_KEY = /^[a-z0-9]+(-[a-z0-9]+){0,5}$/;
/** A day of the calendar. */
export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const MOST_QUESTIONS = 20;
export const MOST_CHOICES = 30;
/** So long is a text that answers a question at most, in characters. */
export const LONGEST_ANSWER = 2_000;
const LARGEST_NUMBER = 1_000_000_000;

export class ChoiceOfQuestion {
  @Pattern({ about: 'By which it is chosen', pattern: QUESTION_KEY, example: 'vegetarian' }) key: string;
  @Nested(() => BilingualTitle, { about: 'What it is', example: { zh: '素食', en: 'Vegetarian' } }) title: BilingualTitle;
}

/** Something that an event asks of those who sign up. */
export class Question {
  @Pattern({ about: 'By which it is answered', pattern: QUESTION_KEY, example: 'meal' }) key: string;
  @OneOf(QUESTION_KINDS, { about: 'What it is answered with', example: 'choice' }) kind: QuestionKind;
  @Nested(() => BilingualTitle, { about: 'The question', example: { zh: '餐食', en: 'Which meal?' } }) title: BilingualTitle;
  @Nested(() => BilingualNote, {
    about: 'What helps to answer it, or what is agreed to; light Markdown without HTML',
    optional: true,
  })
  note?: BilingualNote;
  @Flag({ about: 'Nobody signs up without an answer; a consent must be given', example: true }) required: boolean;
  @OneOf(ANSWERED_PER, { about: 'Who answers it; the party as a whole if not given', optional: true }) per?: AnsweredPer;
  @ListOf(() => ChoiceOfQuestion, {
    about: 'What can be chosen; of questions of choice alone',
    max: MOST_CHOICES,
    optional: true,
  })
  choices?: ChoiceOfQuestion[];
  @Whole({
    about: 'The smallest number, the fewest characters, or how many are chosen at least',
    min: -LARGEST_NUMBER,
    max: LARGEST_NUMBER,
    example: 1,
    optional: true,
  })
  least?: number;
  @Whole({
    about: 'The largest number, the most characters (500 if not given), or how many are chosen at most (1 if not given)',
    min: -LARGEST_NUMBER,
    max: LARGEST_NUMBER,
    example: 1,
    optional: true,
  })
  most?: number;
  @Pattern({ about: 'The first day that answers a question of date', pattern: DAY, optional: true }) earliest?: string;
  @Pattern({ about: 'The last day that answers a question of date', pattern: DAY, optional: true }) latest?: string;
}

/** What an event asks of those who sign up, in short. */
export class FormSummaryView {
  @Whole({ about: 'Counts up with every change; 0 for the form of an event that has never had one', min: 0, max: 100_000 })
  version: number;
  @OneOf(ATTENDEE_RULES, { about: 'Whether a party names its people' }) attendees: AttendeeRule;
  @Whole({ about: 'How many questions it has', min: 0, max: MOST_QUESTIONS, example: 2 }) questions: number;
}
