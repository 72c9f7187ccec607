import { inLanguage, Language } from '@linli/contracts';
import { Preferences } from '../recipients/recipient';
import { Clocks, sayInstant, sayPeriod } from './moments';
import { News, Notice } from './notice';
import { Texts, Wording } from './texts';
import { TEXTS_EN } from './texts.en';
import { TEXTS_ZH_CN } from './texts.zh-cn';

const TEXTS: Readonly<Record<Language, Texts>> = { 'zh-CN': TEXTS_ZH_CN, en: TEXTS_EN };

/** Title and text of a notice in the reader's language, with times in the reader's zone. */
export function worded({ kind, words }: Pick<Notice, 'kind' | 'words'>, reader: Preferences): { title: string; text: string } {
  const wording = TEXTS[reader.language][kind] as Wording<object>;
  const isZoneNamed = 'zone' in words;
  const spoken = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, say(value, { ...reader, isZoneNamed })]));
  return { title: wording.title(spoken), text: wording.text(spoken) };
}

type Value<W> = W extends object ? NonNullable<W[keyof W]> : never;

type Telling = Preferences & Clocks;

function say(value: Value<News['words']>, { language, ...clocks }: Telling): string | number {
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return sayInstant(value, language, clocks);
  if ('from' in value) return sayPeriod(value, language, clocks);
  return inLanguage(value, language);
}
