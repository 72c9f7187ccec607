import { escaped } from '../pages/plain-page';

/** Links with a text, and addresses in angle brackets; texts are escaped before. */
const LINK =
  /\[([^\][]{1,200})\]\(((?:https?:\/\/|mailto:|tel:)[^\s()"<>]{1,400})\)|&lt;((?:https?:\/\/|mailto:|tel:)[^\s"<>]{1,400}?)&gt;/g;
const HEADING = /^#{1,6}\s+(.+)$/;
const [BULLET, NUMBER] = [/^\s*[-*+]\s+(.+)$/, /^\s*\d{1,3}[.)]\s+(.+)$/];

/** Light Markdown as HTML that runs nothing: headings, lists, paragraphs, strong and emphasised words, and links. */
export function htmlOf(markdown: string): string {
  const blocks = escaped(markdown.replaceAll('\r\n', '\n')).split(/\n\s*\n/);
  return blocks
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .flatMap(partsOf)
    .map(partOf)
    .join('');
}

/** The same without its marks, in one line of so many characters at most. */
export function lineOf(markdown: string, most: number): string {
  const plain = markdown.replace(/\[([^\][]*)\]\([^)]*\)/g, '$1').replace(/^\s*(#{1,6}|[-*+]|\d{1,3}[.)])\s+/gm, '');
  const line = plain
    .replace(/[*_`<>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}

type Kind = 'heading' | 'ul' | 'ol' | 'p';
interface Part {
  readonly kind: Kind;
  readonly lines: string[];
}

const READ: readonly (readonly [Kind, RegExp])[] = [
  ['heading', HEADING],
  ['ul', BULLET],
  ['ol', NUMBER],
];

/** Lines of one kind that follow each other. */
function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const [kind, pattern] = READ.find(([, one]) => one.test(line)) ?? (['p', undefined] as const);
    const text = pattern?.exec(line)?.[1] ?? line;
    const last = parts.at(-1);
    if (last?.kind === kind && kind !== 'heading') last.lines.push(text);
    else parts.push({ kind, lines: [text] });
  }
  return parts;
}

function partOf({ kind, lines }: Part): string {
  const told = lines.map(wordsOf);
  if (kind === 'heading') return `<h3>${told.join('')}</h3>`;
  if (kind === 'p') return `<p>${told.join('<br>')}</p>`;
  return `<${kind}>${told.map((line) => `<li>${line}</li>`).join('')}</${kind}>`;
}

/** What stands between links is never looked at together with an address. */
function wordsOf(line: string): string {
  let [told, from] = ['', 0];
  for (const found of line.matchAll(LINK)) {
    const [whole, text, to, bare = ''] = found;
    const address = to ?? bare;
    told += `${marked(line.slice(from, found.index))}<a href="${address}" rel="nofollow ugc noopener">${marked(text ?? bare)}</a>`;
    from = found.index + whole.length;
  }
  return told + marked(line.slice(from));
}

const marked = (text: string): string =>
  text
    .replace(/\*\*([^*]{1,400})\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[^\w*])\*([^*\s][^*]{0,400})\*(?!\*)/g, '$1<em>$2</em>');
