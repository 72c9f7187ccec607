import { table } from '../messages/table.mjs';
import { fill } from './texts.mjs';

const REASON_WIDTH = 80;

/** Letters in a table, one line each. */
export function letterTable(letters, { heads }) {
  const rows = letters.map(({ id, handler, contract, attempts, lastSeen, reason }) => {
    const [line] = reason.split('\n');
    const short = line.length > REASON_WIDTH ? `${line.slice(0, REASON_WIDTH - 1)}…` : line;
    return [id, handler, contract, String(attempts), lastSeen, short];
  });
  return table(heads, rows);
}

/** One letter in full: its fields, the headers and the body of its message. */
export function letterLines({ headers, body, ...letter }, texts) {
  const fields = Object.entries(texts.fields)
    .filter(([name]) => letter[name] !== undefined)
    .map(([name, label]) => [`${label}:`, String(letter[name])]);
  const attributes = headers.map(({ name, value }) => [`  ${name}:`, value]);
  return [table(undefined, fields), '', `${texts.headers}:`, table(undefined, attributes), '', `${texts.body}:`, pretty(body)];
}

/** What a batch came to. */
export function batchLine({ service, action, order }, { letters, stranded }, texts) {
  const [done, planned] = action === 'replay' ? [texts.replayed, texts.wouldReplay] : [texts.discarded, texts.wouldDiscard];
  const said = fill(order.dryRun ? planned : done, { service, letters });
  return stranded > 0 ? `${said}\n${fill(texts.stranded, { service, letters: stranded })}` : said;
}

/** A body that is no JSON is shown as it is. */
function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
