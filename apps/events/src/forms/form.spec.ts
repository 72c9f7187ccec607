import { Question, QuestionNamedTwice, QuestionNotValid, TextNotSafe } from '@linli/contracts/events';
import { isDay } from '../sessions/clock-times';
import { formAnew } from './form';

const title = { zh: '问题', en: 'Question' };
const aQuestion = (given: Partial<Question> = {}): Question => ({ key: 'q', kind: 'text', title, required: false, ...given });
const choices = ['a', 'b'].map((key) => ({ key, title }));
const asking = (...questions: Question[]) => formAnew(undefined, { attendees: 'none', questions });

describe('the form of an event', () => {
  it('is counted up with every change, and by nothing else', () => {
    const first = asking(aQuestion());
    expect(first).toMatchObject({ version: 1, questions: [{ key: 'q' }] });
    expect(formAnew(first, { questions: [aQuestion()] })).toBe(first);
    expect(formAnew(first, { questions: [] })).toMatchObject({ version: 2, questions: [] });
    expect(formAnew(first, { attendees: 'optional', questions: [aQuestion()] })).toMatchObject({ version: 2 });
    expect(formAnew(undefined, { questions: [] })).toBeUndefined();
  });

  it.each<[string, Partial<Question>, string]>([
    ['choices of a text', { choices }, 'choices'],
    ['a choice of nothing', { kind: 'choice' }, 'choices'],
    ['bounds of a consent', { kind: 'consent', least: 1 }, 'least'],
    ['days of a number', { kind: 'number', earliest: '2026-01-01' }, 'earliest'],
    ['a day that there is not', { kind: 'date', latest: '2026-02-30' }, 'latest'],
    ['days in the wrong order', { kind: 'date', earliest: '2026-02-02', latest: '2026-02-01' }, 'latest'],
    ['bounds in the wrong order', { kind: 'number', least: 2, most: 1 }, 'least'],
    ['fewer than no characters', { least: -1 }, 'least'],
    ['more characters than can be sent', { most: 2001 }, 'most'],
    ['more characters at least than at most', { least: 501 }, 'least'],
    ['more choices than there are', { kind: 'choice', choices, most: 3 }, 'most'],
    ['an answer of each where nobody is named', { per: 'attendee' }, 'per'],
  ])('refuses %s, and says where', (_what, given, field) => {
    const refused = () => asking(aQuestion({ key: 'other' }), aQuestion(given));
    expect(refused).toThrow(QuestionNotValid);
    expect(refused).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ pointer: `#/questions/1/${field}` })] }),
    );
  });

  it.each<Partial<Question>>([
    { kind: 'choice', choices, least: 1, most: 2 },
    { kind: 'number', least: -5, most: -1 },
    { kind: 'date', earliest: '2026-02-01', latest: '2026-02-01' },
    { kind: 'consent', required: true },
    { least: 1, most: 2000 },
  ])('takes %j', (given) => {
    expect(asking(aQuestion(given))).toMatchObject({ version: 1 });
  });

  it('refuses questions and choices that are there twice, and notes with HTML', () => {
    expect(() => asking(aQuestion(), aQuestion())).toThrow(QuestionNamedTwice);
    expect(() => asking(aQuestion({ kind: 'choice', choices: [...choices, ...choices] }))).toThrow(QuestionNamedTwice);
    expect(() => asking(aQuestion({ note: { zh: '<script>', en: 'x' } }))).toThrow(TextNotSafe);
  });

  it('knows the days of the calendar', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-04-31', 'soon'].some(isDay)).toBe(false);
  });
});
