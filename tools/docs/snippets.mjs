import { excerpt } from './excerpt.mjs';

const SLOT = /^(<!-- from ([^\s#]+)(?:#(.+?))? -->)\n[\s\S]*?^(<!-- end -->)$/gm;
const OPENING = /^<!-- from .*-->$/gm;
const LANGUAGES = { sh: 'sh', ts: 'ts', mjs: 'js', cjs: 'js', json: 'json', yml: 'yaml' };

/**
 * The document with its code as it stands in the files that it comes from: between `<!-- from FILE#PART -->` and `<!-- end -->`
 * on lines of their own. `read` gives a file's text; throws a sentence when a slot is not closed or its part is not there.
 */
export function withSnippets(document, read) {
  const slots = [...document.matchAll(SLOT)].length;
  const openings = [...document.matchAll(OPENING)].length;
  if (slots !== openings) throw new Error(`${openings - slots} of its "<!-- from … -->" have no "<!-- end -->"`);
  return document.replace(SLOT, (...[, opening, file, part, end]) =>
    [opening, `\`\`\`${languageOf(file)}`, excerpt(read(file), file, part), '```', end].join('\n'),
  );
}

const languageOf = (file) => LANGUAGES[file.split('.').at(-1)] ?? '';
