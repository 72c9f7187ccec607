import { inLanguage, Language } from '@linli/contracts';
import { AnswerBody, AttendeeView, FilledFormView, Question, SignUpFormView } from '@linli/contracts/events';
import { Column } from '@linli/tables';

const WHO_COMES: Column = { field: 'attendees', titles: { 'zh-CN': '参加者', en: 'Who comes' } };
const AGREED: Readonly<Record<'true' | 'false', Readonly<Record<Language, string>>>> = {
  true: { 'zh-CN': '同意', en: 'agreed' },
  false: { 'zh-CN': '不同意', en: 'not agreed' },
};

interface Reading {
  /** The form of the event as it is now. */
  readonly form: SignUpFormView;
  readonly language: Language;
}

/** The columns that a form adds to a table of registrations: each question of a party, and the people who come. */
export function columnsOf({ questions, attendees }: SignUpFormView): Column[] {
  const asked = questions.filter(({ per = 'registration' }) => per === 'registration');
  const columns = asked.map(
    ({ key, title }): Column => ({ field: `answers.${key}`, titles: { 'zh-CN': title.zh, en: title.en } }),
  );
  return attendees === 'none' ? columns : [...columns, WHO_COMES];
}

/** What stands in them for a registration; nothing where nothing was filled in. */
export function cellsOf(filled: FilledFormView | undefined, reading: Reading): object {
  if (!filled) return {};
  const answers = filled.answers.map((answer) => [answer.question, spoken(answer, reading)]);
  const people = filled.attendees.map((person) => personOf(person, reading));
  // Questions may be called as every object's own fields are.
  return { answers: Object.assign(Object.create(null), Object.fromEntries(answers)), attendees: people.join('; ') };
}

function personOf({ name, phone, birthYear, answers }: AttendeeView, reading: Reading): string {
  const { form, language } = reading;
  const said = answers.map((answer) => `${titleOf(questionOf(form, answer), answer, language)}: ${spoken(answer, reading)}`);
  return [name, phone, birthYear, ...said].filter((part) => part !== undefined).join(' ');
}

const questionOf = ({ questions }: SignUpFormView, { question }: AnswerBody) => questions.find(({ key }) => key === question);

const titleOf = (question: Question | undefined, answer: AnswerBody, language: Language): string =>
  question ? inLanguage(question.title, language) : answer.question;

/** Numbers stay numbers. */
function spoken(answer: AnswerBody, { form, language }: Reading): string | number | undefined {
  const { text, choices, number, date, agreed } = answer;
  if (agreed !== undefined) return AGREED[agreed ? 'true' : 'false'][language];
  const known = questionOf(form, answer)?.choices ?? [];
  const chosen = choices?.map((key) => {
    const choice = known.find((one) => one.key === key);
    return choice ? inLanguage(choice.title, language) : key;
  });
  return text ?? number ?? date ?? chosen?.join(', ');
}
