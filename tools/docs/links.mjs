import { dirname, join, normalize } from 'node:path';

const LINK = /!?\[[^\]\n]*\]\(([^)\s]+)\)/g;
const CODE = /^```[\s\S]*?^```$/gm;

/** The links of a document to files of the project that are not there; `exists` answers for a path from the project's folder. */
export function brokenLinks(file, text, exists) {
  const targets = [...text.replaceAll(CODE, '').matchAll(LINK)].map(([, target]) => target);
  return targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .filter((target) => !exists(normalize(join(dirname(file), target.split('#')[0]))))
    .map((target) => `${file} links to ${target}, which is not there`);
}
