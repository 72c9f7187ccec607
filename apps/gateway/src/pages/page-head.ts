import { LANGUAGES, Language } from '@linli/contracts';
import { escaped } from './plain-page';

/** As long as search engines and cards show. */
export const MOST_DESCRIBED = 150;

const LOCALES: Readonly<Record<Language, string>> = { 'zh-CN': 'zh_CN', en: 'en_GB' };

/** What a public page says of itself; texts as they were written. */
export interface PublicPage {
  readonly language: Language;
  /** Where browsers reach the gateway; empty where that is not known. */
  readonly origin: string;
  readonly path: string;
  readonly title: string;
  /** In one line. */
  readonly described: string;
  readonly picture?: string;
  /** For machines: JSON-LD. */
  readonly document: object;
}

/** The head of a public page as HTML: for search engines, for whoever shares it, and where it is in which language. */
export function headOf({ language, origin, path, title, described, picture, document }: PublicPage): string {
  const address = `${origin}${path}`;
  const alternate = (each: Language) => escaped(`${address}${path.includes('?') ? '&' : '?'}language=${each}`);
  const open: Record<string, string | undefined> = {
    ...{ 'og:type': 'website', 'og:site_name': '邻里 Linli', 'og:locale': LOCALES[language] },
    ...{ 'og:title': title, 'og:description': described },
    ...{ 'og:url': origin === '' ? undefined : address, 'og:image': picture },
  };
  const metas = Object.entries(open).map(
    ([name, content]) => content && `<meta property="${name}" content="${escaped(content)}">`,
  );
  const others = LANGUAGES.map((each) => `<link rel="alternate" hreflang="${each}" href="${alternate(each)}">`);
  return [
    `<meta name="description" content="${escaped(described)}">`,
    ...metas.filter(Boolean),
    ...(origin === '' ? [] : [`<link rel="canonical" href="${escaped(address)}">`, ...others]),
    // A `<` in it would end the script early; scripts of this type are never run.
    `<script type="application/ld+json">${JSON.stringify(document).replaceAll('<', '\\u003c')}</script>`,
  ].join('\n');
}

/** What is shown where there is no such thing, or none that is public. */
export const NOT_FOR_SEARCH = '<meta name="robots" content="noindex">';
