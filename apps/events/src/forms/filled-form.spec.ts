import { DeclaredError, ErrorClass } from '@linli/contracts';
import {
  AnswerBody,
  AnswerMissing,
  AnswerNotAChoice,
  AnswerOfAnotherKind,
  AnswerOutOfBounds,
  AttendeesExceedParty,
  AttendeesMissing,
  AttendeesNotAsked,
  ConsentNotGiven,
  Question,
  QuestionAnsweredTwice,
  QuestionNotKnown,
} from '@linli/contracts/events';
import fc from 'fast-check';
import { Filled, filledViewOf, fillIn, Given } from './filled-form';
import { SignUpForm } from './form';

const title = { zh: '问题', en: 'Question' };
const choices = ['meat', 'fish', 'vegetarian'].map((key) => ({ key, title }));
const QUESTIONS: readonly Question[] = [
  { key: 'meal', kind: 'choice', title, required: true, choices, most: 2 },
  { key: 'rules', kind: 'consent', title, required: true },
  { key: 'remark', kind: 'text', title, required: false, least: 2, most: 5 },
  { key: 'seats', kind: 'number', title, required: false, least: 1, most: 3 },
  { key: 'arrival', kind: 'date', title, required: false, earliest: '2026-03-01', latest: '2026-03-31' },
  { key: 'size', kind: 'number', title, required: true, per: 'attendee' },
];
const aForm = (given: Partial<SignUpForm> = {}): SignUpForm => ({
  ...{ version: 3, attendees: 'optional', questions: QUESTIONS },
  ...given,
});
const MEAL: AnswerBody = { question: 'meal', choices: ['fish'] };
const RULES: AnswerBody = { question: 'rules', agreed: true };
const aPerson = (given: object = {}) => ({ name: ' 林小满 ', answers: [{ question: 'size', number: 38 }], ...given });

const fill = (given: Partial<Given> = {}, form: SignUpForm | undefined = aForm()): Filled | undefined =>
  fillIn(form, { partySize: 2, answers: [MEAL, RULES], ...given });

function refusal(given: Partial<Given>, form = aForm()): DeclaredError {
  try {
    fill(given, form);
  } catch (error) {
    return error as DeclaredError;
  }
  throw new Error('It was taken.');
}

describe('a form that is filled in', () => {
  it('keeps the version that it answers, answers in the order of the questions, and people as they are written', () => {
    expect(fill({ answers: [RULES, MEAL], attendees: [aPerson({ phone: '+86 139-0000-0101' })] })).toEqual({
      version: 3,
      answers: [MEAL, RULES],
      attendees: [{ name: '林小满', phone: '13900000101', answers: [{ question: 'size', number: 38 }] }],
    });
  });

  it('is none where nothing is asked', () => {
    const nothing = { ...aForm(), questions: [], attendees: 'none' } as const;
    expect(fillIn(undefined, { partySize: 1 })).toBeUndefined();
    expect(fillIn(nothing, { partySize: 1, answers: [], attendees: [] })).toBeUndefined();
    expect(refusal({ answers: [MEAL] }, nothing)).toBeInstanceOf(QuestionNotKnown);
  });

  it.each<[string, AnswerBody, ErrorClass, string]>([
    ['of a question that there is not', { question: 'hobby', text: 'x' }, QuestionNotKnown, '2/question'],
    ['of what each of the people answers', { question: 'size', number: 1 }, QuestionNotKnown, '2/question'],
    ['given twice', MEAL, QuestionAnsweredTwice, '2/question'],
    ['of another kind', { question: 'seats', text: '2' }, AnswerOfAnotherKind, '2/text'],
    ['of two kinds', { question: 'seats', number: 2, text: '2' }, AnswerOfAnotherKind, '2/text'],
    ['without anything', { question: 'seats' }, AnswerOfAnotherKind, '2/number'],
    ['that is too small', { question: 'seats', number: 0 }, AnswerOutOfBounds, '2/number'],
    ['that is too large', { question: 'seats', number: 4 }, AnswerOutOfBounds, '2/number'],
    ['that is too short', { question: 'remark', text: '好' }, AnswerOutOfBounds, '2/text'],
    ['that is too long', { question: 'remark', text: '好好好好好好' }, AnswerOutOfBounds, '2/text'],
    ['before the first day', { question: 'arrival', date: '2026-02-28' }, AnswerOutOfBounds, '2/date'],
    ['of a day that there is not', { question: 'arrival', date: '2026-03-32' }, AnswerOutOfBounds, '2/date'],
  ])('refuses an answer %s, and says where', (_what, answer, Broken, at) => {
    const error = refusal({ answers: [MEAL, RULES, answer] });
    expect(error).toBeInstanceOf(Broken);
    expect(error.fields).toMatchObject([{ pointer: `#/answers/${at}`, rule: Broken.code }]);
  });

  it.each<[readonly string[], ErrorClass]>([
    [['beef'], AnswerNotAChoice],
    [['fish', 'fish'], AnswerNotAChoice],
    [[], AnswerOutOfBounds],
    [['meat', 'fish', 'vegetarian'], AnswerOutOfBounds],
  ])('refuses %j where two of three can be chosen', (chosen, Broken) => {
    expect(refusal({ answers: [{ question: 'meal', choices: [...chosen] }, RULES] })).toBeInstanceOf(Broken);
  });

  it('refuses what is missing, of the party and of each person', () => {
    expect(refusal({ answers: [RULES] })).toBeInstanceOf(AnswerMissing);
    expect(refusal({ answers: [MEAL] })).toBeInstanceOf(ConsentNotGiven);
    expect(refusal({ answers: [MEAL, { question: 'rules', agreed: false }] })).toBeInstanceOf(ConsentNotGiven);
    const error = refusal({ attendees: [aPerson({ answers: [] }), aPerson({ answers: undefined })] });
    expect(error).toBeInstanceOf(AnswerMissing);
    expect(error.fields.map(({ pointer }) => pointer)).toEqual(['#/attendees/0/answers', '#/attendees/1/answers']);
  });

  it('refuses people who are not asked for, too few where all must be named, and too many', () => {
    const nobody = aForm({ attendees: 'none', questions: QUESTIONS.slice(0, 2) });
    expect(refusal({ attendees: [aPerson()] }, nobody)).toBeInstanceOf(AttendeesNotAsked);
    expect(refusal({ attendees: [aPerson()] }, aForm({ attendees: 'required' }))).toBeInstanceOf(AttendeesMissing);
    expect(refusal({ attendees: [aPerson(), aPerson(), aPerson()] })).toBeInstanceOf(AttendeesExceedParty);
    expect(fill({ attendees: [aPerson(), aPerson()] }, aForm({ attendees: 'required' }))?.attendees).toHaveLength(2);
  });

  it('never keeps what goes beyond its bounds, whatever is answered', () => {
    const number = fc.integer({ min: -10, max: 10 });
    fc.assert(
      fc.property(number, number, number, (least, most, value) => {
        const questions: Question[] = [{ key: 'n', kind: 'number', title, required: true, least, most }];
        const fits = value >= least && value <= most;
        const filling = () => fillIn(aForm({ questions }), { partySize: 1, answers: [{ question: 'n', number: value }] });
        if (fits) expect(filling()?.answers).toEqual([{ question: 'n', number: value }]);
        else expect(filling).toThrow(AnswerOutOfBounds);
      }),
    );
  });

  it('shows names and numbers masked unless they are asked for in full', () => {
    const kept = fill({ attendees: [aPerson({ phone: '13900000101', birthYear: 2015 })] }) as Filled;
    const form = { _id: 'r1', eventId: 'e1', filledAt: new Date(0), ...kept };
    expect(filledViewOf(form, { inFull: false }).attendees).toMatchObject([
      { name: '林**', phone: '139****0101', birthYear: 2015 },
    ]);
    expect(filledViewOf(form, { inFull: true }).attendees).toMatchObject([{ name: '林小满', phone: '13900000101' }]);
  });
});
