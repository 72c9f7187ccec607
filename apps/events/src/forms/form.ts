import { AttendeeRule, FormSummaryView, Question, SetSignUpFormBody, SignUpFormView } from '@linli/contracts/events';
import { assertQuestions } from './questions';

/** What an event asks of those who sign up. */
export interface SignUpForm {
  /** Counts up with every change, from 1. */
  readonly version: number;
  readonly attendees: AttendeeRule;
  readonly questions: readonly Question[];
}

/** A form that another one has taken the place of; answers to it can still be read. */
export interface EarlierForm extends SignUpForm {
  /** `<event>/<version>` */
  readonly _id: string;
}

/** The form of an event that asks for nothing. */
export const NO_FORM: SignUpForm = { version: 0, attendees: 'none', questions: [] };

/** The form as it is asked for, in a version of its own unless it asks what the present one asks; throws what is wrong with a question. */
export function formAnew(
  present: SignUpForm | undefined,
  { attendees = 'none', questions }: Pick<SetSignUpFormBody, 'attendees' | 'questions'>,
): SignUpForm | undefined {
  const before = present ?? NO_FORM;
  assertQuestions(questions, attendees);
  const asked = questions.map(plain);
  const isTheSame = before.attendees === attendees && JSON.stringify(before.questions.map(plain)) === JSON.stringify(asked);
  return isTheSame ? present : { version: before.version + 1, attendees, questions: asked };
}

export const earlierId = (eventId: string, version: number): string => `${eventId}/${version}`;

export const earlierOf = (eventId: string, form: SignUpForm): EarlierForm => ({ _id: earlierId(eventId, form.version), ...form });

/** The form as those see it who fill it in. */
export const viewOf = (eventId: string, { version, attendees, questions }: SignUpForm = NO_FORM): SignUpFormView => ({
  ...{ eventId, version, attendees },
  questions: questions.map(plain),
});

export const summaryOf = ({ version, attendees, questions }: SignUpForm): FormSummaryView => ({
  ...{ version, attendees, questions: questions.length },
});

/** Its fields always in one order, without those that are not there. */
function plain(question: Question): Question {
  const { key, kind, title, note, required, per, choices, least, most, earliest, latest } = question;
  return {
    ...{ key, kind, title: { zh: title.zh, en: title.en } },
    ...(note && { note: { zh: note.zh, en: note.en } }),
    required,
    ...(per && { per }),
    ...(choices && {
      choices: choices.map((choice) => ({ key: choice.key, title: { zh: choice.title.zh, en: choice.title.en } })),
    }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
  };
}
