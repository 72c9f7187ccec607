import { ErrorClass, Params } from '@linli/contracts';
import {
  AnswerBody,
  AnswerMissing,
  AnswerNotAChoice,
  AnswerOfAnotherKind,
  AnswerOutOfBounds,
  ConsentNotGiven,
  Question,
  QuestionAnsweredTwice,
  QuestionKind,
  QuestionNotKnown,
} from '@linli/contracts/events';
import { isDay } from '../sessions/clock-times';
import { USUAL_LENGTH } from './questions';

/** Something wrong with what was filled in, and where; the pointer is that of the request. */
export interface Fault {
  readonly Broken: ErrorClass;
  readonly pointer: string;
  readonly params: Params;
}

const FIELDS = { text: 'text', choice: 'choices', number: 'number', date: 'date', consent: 'agreed' } as const satisfies Record<
  QuestionKind,
  keyof AnswerBody
>;
const ALL_FIELDS = Object.values(FIELDS);

/** Everything that is wrong with the answers to the questions; `pointer` is that of the list of answers. */
export function faultsOf(questions: readonly Question[], answers: readonly AnswerBody[], pointer: string): Fault[] {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const given = new Set<string>();
  const wrong = answers.flatMap((answer, at): Fault[] => {
    const { question: key } = answer;
    const question = byKey.get(key);
    const here = { pointer: `${pointer}/${at}`, params: { question: key } };
    if (!question) return [{ ...here, pointer: `${here.pointer}/question`, Broken: QuestionNotKnown }];
    if (given.has(key)) return [{ ...here, pointer: `${here.pointer}/question`, Broken: QuestionAnsweredTwice }];
    given.add(key);
    return faultsOfAnswer(question, answer, here.pointer);
  });
  const missing = questions.filter(({ key, required }) => required && !given.has(key));
  return [...wrong, ...missing.map((question) => unanswered(question, pointer))];
}

const unanswered = ({ key, kind }: Question, pointer: string): Fault => ({
  ...{ pointer, params: { question: key } },
  Broken: kind === 'consent' ? ConsentNotGiven : AnswerMissing,
});

function faultsOfAnswer(question: Question, answer: AnswerBody, pointer: string): Fault[] {
  const field = FIELDS[question.kind];
  const params = { question: question.key };
  const others = ALL_FIELDS.filter((one) => answer[one] !== undefined && one !== field);
  if (answer[field] === undefined || others.length > 0)
    return [{ pointer: `${pointer}/${others[0] ?? field}`, Broken: AnswerOfAnotherKind, params: { ...params, field } }];
  const fault = CHECKS[question.kind](question, answer);
  return fault ? [{ pointer: `${pointer}/${field}`, ...fault, params: { ...params, ...fault.params } }] : [];
}

type Check = (question: Question, answer: AnswerBody) => Omit<Fault, 'pointer'> | undefined;

const CHECKS: Readonly<Record<QuestionKind, Check>> = {
  text: ({ least, most = USUAL_LENGTH }, { text = '' }) => within([...text].length, { least, most }),
  number: ({ least, most }, { number = 0 }) => within(number, { least, most }),
  choice: (question, { choices = [] }) => notAChoice(question, choices) ?? within(choices.length, boundsOfChoice(question)),
  date: ({ earliest, latest }, { date = '' }) =>
    isDay(date) ? within(date, { least: earliest, most: latest }) : outOf(earliest, latest),
  consent: ({ required }, { agreed }) => (required && !agreed ? { Broken: ConsentNotGiven, params: {} } : undefined),
};

/** Nothing chosen is no answer. */
const boundsOfChoice = ({ least = 1, most = 1 }: Question) => ({ least: Math.max(least, 1), most });

function notAChoice({ choices = [] }: Question, chosen: readonly string[]): ReturnType<Check> {
  const wrong = chosen.find((key, at) => !choices.some((one) => one.key === key) || chosen.indexOf(key) !== at);
  return wrong === undefined ? undefined : { Broken: AnswerNotAChoice, params: { choice: wrong } };
}

function within<T extends string | number>(value: T, { least, most }: { least?: T; most?: T }): ReturnType<Check> {
  const isWithin = (least === undefined || value >= least) && (most === undefined || value <= most);
  return isWithin ? undefined : outOf(least, most);
}

const outOf = (least: string | number = '…', most: string | number = '…') => ({
  Broken: AnswerOutOfBounds,
  params: { least, most },
});

/** The answers as they are kept, in the order of the questions. */
export function kept(questions: readonly Question[], answers: readonly AnswerBody[]): AnswerBody[] {
  return questions.flatMap(({ key, kind }) => {
    const found = answers.find(({ question }) => question === key);
    return found ? [{ question: key, [FIELDS[kind]]: found[FIELDS[kind]] }] : [];
  });
}
