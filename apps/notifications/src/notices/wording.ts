import { Language } from '@linli/contracts';
import { sayInstant, sayPeriod } from './moments';
import { News, Notice } from './notice';
import { Texts, Wording } from './texts';
import { TEXTS_EN } from './texts.en';
import { TEXTS_ZH_CN } from './texts.zh-cn';

const TEXTS: Readonly<Record<Language, Texts>> = { 'zh-CN': TEXTS_ZH_CN, en: TEXTS_EN };

/** Title and text of a notice in the language; times are those of Asia/Shanghai. */
export function worded({ kind, words }: Pick<Notice, 'kind' | 'words'>, language: Language): { title: string; text: string } {
  const wording = TEXTS[language][kind] as Wording<object>;
  const spoken = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, say(value, language)]));
  return { title: wording.title(spoken), text: wording.text(spoken) };
}

type Value<W> = W extends object ? W[keyof W] : never;

function say(value: Value<News['words']>, language: Language): string | number {
  if (typeof value !== 'object') return value;
  if (value instanceof Date) return sayInstant(value, language);
  if ('from' in value) return sayPeriod(value, language);
  return language === 'zh-CN' ? value.zh : value.en;
}
