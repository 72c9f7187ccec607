const DECLARATION =
  /\/\*\*\s*((?:(?!\*\/)[\s\S])+?)\s*\*\/\s*export const \w+ = define(?:Command|Query|Event)\(\s*'([^']+)'(?:,\s*(\d+))?/g;

/** What each contract promises, by its name on the wire, as the comments in the source of the contracts say it. */
export function sentencesIn(source) {
  const told = [...source.matchAll(DECLARATION)];
  return Object.fromEntries(
    told.map(([, comment, name, version]) => [version ? `${name}.v${version}` : name, comment.replaceAll(/\s*\n\s*\*\s*/g, ' ')]),
  );
}
