import { createHash } from 'node:crypto';
import { Language } from '@linli/contracts';
import { LoggedTextView } from '@linli/contracts/notifications';

interface Words {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  /** The way to this page in the other language, in that language. */
  readonly other: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    title: '短信收件箱',
    about: '尚未接入短信服务商：下列短信只显示在这里和日志中，仅本机可见。每五秒刷新。',
    none: '还没有短信。',
    other: 'English',
  },
  en: {
    title: 'Text messages',
    about:
      'No provider of text messages is set: they are shown here and in the log only, and only on this machine. Renewed every five seconds.',
    none: 'There are none yet.',
    other: '中文',
  },
};

const STYLE = `
:root { color-scheme: light dark; --line: #d9dde3; --quiet: #5b6470; --link: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --line: #3a4048; --quiet: #a4adb8; --link: #8cc2ff } }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
h1 { font-size: 1.5rem; margin: 0 }
a { color: var(--link) }
header + p, time { color: var(--quiet) }
ol { list-style: none; padding: 0 }
li { border-top: 1px solid var(--line); padding: .8rem 0 }
li p { margin: 0; overflow-wrap: anywhere }
time { margin-left: .6rem; font-variant-numeric: tabular-nums }
`;

/** Nothing but its own text and style: no script, no image, no form, no frame around it. */
export const TEXT_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A plain page, which works without scripts and renews itself. */
export function textPage(items: readonly LoggedTextView[], language: Language): string {
  const { title, about, none, other } = WORDS[language];
  const otherLanguage = language === 'en' ? 'zh-CN' : 'en';
  const list = items.map(
    ({ at, to, text }) =>
      `<li><p><b>${escaped(to)}</b> <time datetime="${at}">${escaped(told(at, language))}</time></p><p>${escaped(text)}</p></li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="5">
<title>${title} · 邻里 Linli</title><style>${STYLE}</style></head>
<body><header><h1>${title}</h1><a href="?language=${otherLanguage}" lang="${otherLanguage}" hreflang="${otherLanguage}">${other}</a></header>
<p>${about}</p><main>${list.length > 0 ? `<ol>${list.join('')}</ol>` : `<p>${none}</p>`}</main></body>
</html>
`;
}

const told = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'en' ? 'en-GB' : language, { timeZone: 'Asia/Shanghai', hourCycle: 'h23' });

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
