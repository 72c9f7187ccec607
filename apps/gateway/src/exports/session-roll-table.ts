import { Language } from '@linli/contracts';
import { SessionRollEntry } from '@linli/contracts/events';
import { Column } from '@linli/tables';

/** The columns of the roll of a session: one row for each party that is enrolled, in order of arrival at sign-up. */
export const SESSION_ROLL_COLUMNS: readonly Column[] = [
  { field: 'names', titles: { 'zh-CN': '参加人', en: 'Who' } },
  { field: 'people', titles: { 'zh-CN': '人数', en: 'People' } },
  { field: 'state', titles: { 'zh-CN': '签到情况', en: 'State' } },
  { field: 'came', titles: { 'zh-CN': '到场人数', en: 'Came' } },
  { field: 'inside', titles: { 'zh-CN': '在场人数', en: 'Here now' } },
  { field: 'mayFetch', titles: { 'zh-CN': '今日可接人', en: 'May fetch today' } },
  { field: 'fetched', titles: { 'zh-CN': '接走记录', en: 'Fetched' } },
  { field: 'residentId', titles: { 'zh-CN': '居民编号', en: 'Resident' } },
  { field: 'registrationId', titles: { 'zh-CN': '报名编号', en: 'Registration' } },
];

const STATES = {
  missing: { 'zh-CN': '未到', en: 'has not come' },
  here: { 'zh-CN': '在场', en: 'is here' },
  left: { 'zh-CN': '已离开', en: 'has left' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

const GUARDIAN: Readonly<Record<Language, string>> = { 'zh-CN': '监护人', en: 'guardian' };

/** In which words, and on whose clocks. */
export interface Telling {
  readonly language: Language;
  readonly timeZone: string;
}

/** A party as a person reads it on paper; who may fetch and who has is masked, as on the roll. */
export function rowOf(line: SessionRollEntry, { language, timeZone }: Telling): object {
  const { registrationId, residentId, people, came, inside, names = [] } = line;
  const { guardianFetches = false, mayFetch = [], fetched = [] } = line;
  const those = [...(guardianFetches ? [GUARDIAN[language]] : []), ...mayFetch.map(({ name }) => name)];
  const exits = fetched.map(({ at, guardian, name }) =>
    `${clock(at, timeZone)} ${guardian ? GUARDIAN[language] : (name ?? '')}`.trim(),
  );
  const comma = language === 'en' ? ', ' : '、';
  return {
    ...{ registrationId, residentId, people, came, inside, state: STATES[stateOf(line)][language] },
    ...{ names: names.join(comma), mayFetch: those.join(comma), fetched: exits.join('; ') },
  };
}

const stateOf = ({ came, left }: SessionRollEntry): keyof typeof STATES => (left ? 'left' : came > 0 ? 'here' : 'missing');

/** Hours and minutes there. */
const clock = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
