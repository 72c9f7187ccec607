/**
 * The part of a file that a name stands for: in a shell script what follows `step NAME` up to the next step; in code the
 * declaration or method of that name, or the call whose first argument is 'NAME', with its comment and decorators. Without a name it is
 * the whole file. Throws a sentence when there is no such part, or more than one.
 */
export function excerpt(text, file, name) {
  const lines = text.trimEnd().split('\n');
  if (name === undefined) return lines.join('\n');
  const isHead = file.endsWith('.sh') ? stepNamed(name) : declarationOf(name);
  const heads = lines.flatMap((line, at) => (isHead(line) ? [at] : []));
  if (heads.length !== 1) throw new Error(`${file} has ${heads.length} parts named "${name}"; one is wanted`);
  const part = file.endsWith('.sh') ? stepAt(lines, heads[0]) : declarationAt(lines, heads[0]);
  return outdented(part).join('\n').trim();
}

const stepNamed = (name) => (line) => line === `step ${name}`;

function declarationOf(name) {
  const words = name.replaceAll(/[^\w]/g, String.raw`\$&`);
  const declared = new RegExp(String.raw`\b(const|let|function|class|interface|type) ${words}\b`);
  const called = new RegExp(String.raw`\b\w+\('${words}'`);
  const method = new RegExp(String.raw`^\s+(async )?${words}\(.*\{$`);
  return (line) => [declared, called, method].some((head) => head.test(line));
}

function stepAt(lines, head) {
  const next = lines.findIndex((line, at) => at > head && line.startsWith('step '));
  return lines.slice(head + 1, next === -1 ? undefined : next);
}

function declarationAt(lines, head) {
  return lines.slice(beginning(lines, head), ending(lines, head) + 1);
}

/** Comment and decorators stand directly above, after the end of what comes before. */
function beginning(lines, head) {
  const indent = indentOf(lines[head]);
  const before = lines.findLastIndex((line, at) => at < head && (indentOf(line) < indent || endsSomething(line, indent)));
  const first = lines.findIndex((line, at) => at > before && /^\s*(\/\*\*|@)/.test(line));
  return first === -1 || first > head ? head : first;
}

const endsSomething = (line, indent) => indentOf(line) === indent && /[;,}]$/.test(line);

/** The last line that is further in than the first, and the bracket that closes it. */
function ending(lines, head) {
  const indent = indentOf(lines[head]);
  const next = lines.findIndex((line, at) => at > head && line.trim() !== '' && indentOf(line) <= indent);
  if (next === -1) return lines.length - 1;
  const closes = indentOf(lines[next]) === indent && /^\s*[)}\]]/.test(lines[next]);
  return closes ? next : lines.findLastIndex((line, at) => at < next && line.trim() !== '');
}

/** A blank line counts as further out than any other. */
const indentOf = (line) => (line.trim() === '' ? -1 : line.search(/\S/));

function outdented(lines) {
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf));
  return lines.map((line) => line.slice(indent));
}
