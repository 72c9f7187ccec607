import { createHash } from 'node:crypto';
import { Language } from '@linli/contracts';

const STYLE = `
:root { color-scheme: light dark; --line: #d9dde3; --quiet: #5b6470; --link: #0b5cad; --on-link: #fff }
@media (prefers-color-scheme: dark) { :root { --line: #3a4048; --quiet: #a4adb8; --link: #8cc2ff; --on-link: #10161d } }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
h1 { font-size: 1.5rem; margin: 0 }
a { color: var(--link) }
time { color: var(--quiet) }
ol { list-style: none; padding: 0 }
li { border-top: 1px solid var(--line); padding: .8rem 0 }
p { overflow-wrap: anywhere }
.about { color: var(--quiet) }
li p, li h2, li h3 { margin: 0 }
li h2 { font-size: 1.05rem }
time { margin-left: .6rem; font-variant-numeric: tabular-nums }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1rem; margin: 1.2rem 0 }
dt { color: var(--quiet) }
dd { margin: 0; overflow-wrap: anywhere }
dd time, li p > time:first-child { color: inherit; margin: 0 }
h1, h2, h3 { overflow-wrap: anywhere; line-height: 1.3 }
h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem }
h3 { font-size: 1.05rem }
img { max-width: 100%; height: auto; border-radius: .4rem }
.text ol, .text ul { list-style: revert; padding-left: 1.5rem }
.text li { border: 0; padding: .1rem 0 }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .7rem } }
button { font: inherit; min-height: 2.75rem; padding: 0 1.25rem; border: 0; border-radius: .4rem; background: var(--link); color: var(--on-link); cursor: pointer }
`;

/** What a plain page may do: nothing but show its own text and style, and images from where that is said; no script, no frame around it. */
export const plainPagePolicy = (formAction: "'none'" | "'self'", images?: 'https:'): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    ...(images ? [`img-src ${images}`] : []),
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** Texts are put in as they are: escape what others have written. */
export interface PlainPage {
  readonly language: Language;
  readonly title: string;
  readonly about: string;
  /** HTML. */
  readonly main: string;
  /** What its address asks for beside the language, such as `areaCode=510108`. */
  readonly asked?: string;
  readonly refreshSeconds?: number;
  /** More HTML for the head. */
  readonly head?: string;
}

const OTHER: Readonly<Record<Language, { readonly language: Language; readonly name: string }>> = {
  'zh-CN': { language: 'en', name: 'English' },
  en: { language: 'zh-CN', name: '中文' },
};

/** A page that works without scripts, with the way to itself in the other language. */
export function plainPage({ language, title, about, main, asked = '', refreshSeconds, head = '' }: PlainPage): string {
  const other = OTHER[language];
  const address = escaped(`?${asked === '' ? '' : `${asked}&`}language=${other.language}`);
  const refresh = refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${title} · 邻里 Linli</title><style>${STYLE}</style>${head}</head>
<body><header><h1>${title}</h1><a href="${address}" lang="${other.language}" hreflang="${other.language}">${other.name}</a></header>
<main><p class="about">${about}</p>${main}</main></body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] as string);
