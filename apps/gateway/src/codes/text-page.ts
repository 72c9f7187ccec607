import { Language } from '@linli/contracts';
import { LoggedTextView } from '@linli/contracts/notifications';

interface Words {
  readonly title: string;
  readonly about: string;
  readonly none: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '短信收件箱',
    about: '尚未接入短信服务商：下列短信只显示在这里和日志中，仅本机可见。',
    none: '还没有短信。',
  },
  en: {
    title: 'Text messages',
    about: 'No provider of text messages is set: they are shown here and in the log only, and only on this machine.',
    none: 'There are none yet.',
  },
};

/** A plain page, which works without scripts and styles. */
export function textPage(items: readonly LoggedTextView[], language: Language): string {
  const { title, about, none } = WORDS[language];
  const list = items.map(
    ({ at, to, text }) => `<li><p><b>${escaped(to)}</b> <time datetime="${at}">${at}</time></p><p>${escaped(text)}</p></li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · 邻里 Linli</title></head>
<body><main><h1>${title}</h1><p>${about}</p>${list.length > 0 ? `<ol>${list.join('')}</ol>` : `<p>${none}</p>`}</main></body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
