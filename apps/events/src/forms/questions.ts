import { errorAt } from '@linli/contracts';
import {
  AttendeeRule,
  LONGEST_ANSWER,
  Question,
  QuestionKind,
  QuestionNamedTwice,
  QuestionNotValid,
  TextNotSafe,
} from '@linli/contracts/events';
import { isSafe } from '../community-events/details';
import { isDay } from '../sessions/clock-times';

/** So long is a text that answers a question where the question does not say it, in characters. */
export const USUAL_LENGTH = 500;

const HAS_BOUNDS: ReadonlySet<QuestionKind> = new Set(['text', 'number', 'choice']);

/** Throws what is wrong with the first question that does not go with its kind, or with another one. */
export function assertQuestions(questions: readonly Question[], attendees: AttendeeRule): void {
  assertNamedOnce(questions, 'questions');
  for (const [at, question] of questions.entries()) {
    const pointer = `questions/${at}`;
    assertNamedOnce(question.choices ?? [], `${pointer}/choices`);
    assertNote(question, pointer);
    const field = fieldNotValid(question, attendees);
    if (field) throw errorAt(QuestionNotValid, `#/${pointer}/${field}`, { question: question.key });
  }
}

/** Which field does not go with the kind of the question. */
function fieldNotValid(question: Question, attendees: AttendeeRule): keyof Question | undefined {
  const { kind, per, choices, earliest, latest } = question;
  if (per === 'attendee' && attendees === 'none') return 'per';
  if ((kind === 'choice') !== (choices !== undefined) || choices?.length === 0) return 'choices';
  if (kind !== 'date' && earliest !== undefined) return 'earliest';
  if (kind !== 'date' && latest !== undefined) return 'latest';
  if (earliest !== undefined && !isDay(earliest)) return 'earliest';
  if (latest !== undefined && (!isDay(latest) || latest < (earliest ?? latest))) return 'latest';
  return boundNotValid(question);
}

function boundNotValid({ kind, choices, least, most }: Question): 'least' | 'most' | undefined {
  if (!HAS_BOUNDS.has(kind)) return least !== undefined ? 'least' : most !== undefined ? 'most' : undefined;
  if (kind !== 'number' && least !== undefined && least < 0) return 'least';
  const highest = kind === 'text' ? LONGEST_ANSWER : kind === 'choice' ? (choices?.length ?? 0) : Number.POSITIVE_INFINITY;
  const upper = most ?? { text: USUAL_LENGTH, choice: 1, number: highest, date: highest, consent: highest }[kind];
  if (upper > highest || (kind !== 'number' && upper < 1)) return 'most';
  return least !== undefined && least > upper ? 'least' : undefined;
}

function assertNamedOnce(named: readonly { readonly key: string }[], pointer: string): void {
  const at = named.findIndex(({ key }, place) => named.findIndex((one) => one.key === key) !== place);
  const twice = named[at];
  if (twice) throw errorAt(QuestionNamedTwice, `#/${pointer}/${at}/key`, { question: twice.key });
}

function assertNote({ note }: Question, pointer: string): void {
  const unsafe = (['zh', 'en'] as const).find((language) => note && !isSafe(note[language]));
  if (unsafe) throw errorAt(TextNotSafe, `#/${pointer}/note/${unsafe}`);
}
