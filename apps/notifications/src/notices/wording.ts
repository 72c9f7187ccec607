import { inLanguage, Language } from '@linli/contracts';
import { Preferences } from '../recipients/recipient';
import { Clocks, sayInstant, sayPeriod } from './moments';
import { News, Notice } from './notice';
import { Texts, Wording } from './texts';
import { TEXTS_EN } from './texts.en';
import { TEXTS_ZH_CN } from './texts.zh-cn';

const TEXTS: Readonly<Record<Language, Texts>> = { 'zh-CN': TEXTS_ZH_CN, en: TEXTS_EN };

/** Title and text of a notice in the reader's language, with times in the reader's zone; the text ends with the link by which they leave, where there is one. */
export function worded(
  { kind, words }: Pick<Notice, 'kind' | 'words'>,
  reader: Preferences,
  leaveLink?: string,
): { title: string; text: string } {
  const wording = TEXTS[reader.language][kind] as Wording<object>;
  const isZoneNamed = 'zone' in words;
  const said = Object.entries(words).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, say(value, { ...reader, isZoneNamed })]],
  );
  const spoken = Object.fromEntries(said);
  const leaving = leaveLink === undefined ? '' : (wording.leave?.(leaveLink) ?? '');
  return { title: wording.title(spoken), text: `${wording.text(spoken)}${leaving}` };
}

type Value<W> = W extends object ? Exclude<W[keyof W], undefined> : never;

type Telling = Preferences & Clocks;

function say(value: Value<News['words']>, { language, ...clocks }: Telling): string | number {
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return sayInstant(value, language, clocks);
  if ('from' in value) return sayPeriod(value, language, clocks);
  return inLanguage(value, language);
}
