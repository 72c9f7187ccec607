import { fill } from '../dead-letters/texts.mjs';
import { table } from '../messages/table.mjs';

const SAY_EVERY = 5_000;

/** Says how far a collection is, no more often than every few seconds: short copies say nothing. */
export function progressOf({ collection, total }, texts, { say = console.error, now = () => performance.now() } = {}) {
  let said = now();
  return (documents) => {
    if (now() - said < SAY_EVERY) return;
    said = now();
    say(`linli: ${fill(texts.progress, { collection, documents, total })}`);
  };
}

/** One line for each collection; where the two sides differ, both are shown. */
export function comparison(rows, texts) {
  const both = (sent, arrived) => (sent === arrived ? sent : `${sent} → ${arrived}`);
  const lines = rows.map(({ name, sent, arrived, isEqual }) => [
    name,
    both(String(sent.documents), String(arrived.documents)),
    both(sent.text, arrived.text),
    isEqual ? texts.yes : texts.no,
  ]);
  return table(texts.heads, lines);
}
