import { Language } from '@linli/contracts';
import { LoggedTextView } from '@linli/contracts/notifications';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';

interface Words {
  readonly title: string;
  readonly about: string;
  readonly none: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '短信收件箱',
    about: '尚未接入短信服务商：下列短信只显示在这里和日志中，仅本机可见。每五秒刷新。',
    none: '还没有短信。',
  },
  en: {
    title: 'Text messages',
    about:
      'No provider of text messages is set: they are shown here and in the log only, and only on this machine. Renewed every five seconds.',
    none: 'There are none yet.',
  },
};

export const TEXT_PAGE_POLICY = plainPagePolicy("'none'");

/** A plain page, which works without scripts and renews itself. */
export function textPage(items: readonly LoggedTextView[], language: Language): string {
  const { title, about, none } = WORDS[language];
  const list = items.map(
    ({ at, to, text }) =>
      `<li><p><b>${escaped(to)}</b> <time datetime="${at}">${escaped(told(at, language))}</time></p><p>${escaped(text)}</p></li>`,
  );
  const main = list.length > 0 ? `<ol>${list.join('')}</ol>` : `<p>${none}</p>`;
  return plainPage({ language, title, about, main, refreshSeconds: 5 });
}

const told = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'en' ? 'en-GB' : language, { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });
