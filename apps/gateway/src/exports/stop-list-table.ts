import { inLanguage, Language } from '@linli/contracts';
import { Passenger, StopListView } from '@linli/contracts/events';
import { Column } from '@linli/tables';

/** The columns of a driver's list: one row for each party at each stop where it gets on or off. */
export const STOP_LIST_COLUMNS: readonly Column[] = [
  { field: 'at', titles: { 'zh-CN': '到站时间', en: 'There at' } },
  { field: 'stop', titles: { 'zh-CN': '站点', en: 'Stop' } },
  { field: 'does', titles: { 'zh-CN': '上下车', en: 'On or off' } },
  { field: 'people', titles: { 'zh-CN': '人数', en: 'People' } },
  { field: 'names', titles: { 'zh-CN': '乘车人', en: 'Who' } },
  { field: 'registrationId', titles: { 'zh-CN': '报名编号', en: 'Registration' } },
];

const DOES = {
  on: { 'zh-CN': '上车', en: 'gets on' },
  off: { 'zh-CN': '下车', en: 'gets off' },
  unknown: { 'zh-CN': '未选择站点', en: 'has not chosen' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** The list in the order in which things happen: at each stop those who get off, then those who get on; who has not chosen comes last. */
export function rowsOf({ stops, notChosen }: StopListView, language: Language): object[] {
  const riding = stops.flatMap(({ at, title, gettingOn, gettingOff }) => {
    // The clocks are those of the line already.
    const there = { at: at?.slice(CLOCK_FROM, CLOCK_TO), stop: inLanguage(title, language) };
    const row = (does: keyof typeof DOES) => (party: Passenger) => ({ ...there, ...cellsOf(party, does, language) });
    return [...gettingOff.map(row('off')), ...gettingOn.map(row('on'))];
  });
  return [...riding, ...notChosen.map((party) => cellsOf(party, 'unknown', language))];
}

const [CLOCK_FROM, CLOCK_TO] = [11, 16];

const cellsOf = ({ people, names = [], registrationId }: Passenger, does: keyof typeof DOES, language: Language) => ({
  ...{ does: DOES[does][language], people, registrationId },
  names: names.join(language === 'en' ? ', ' : '、'),
});
