/** The shape of every message, by its name on the wire: what contracts.lock.json holds. Words for readers are left out. */
export function lockOf({ services, jsonSchemaOf }) {
  const contracts = services.flatMap(({ contracts, deadLetterContracts }) => [...contracts, ...deadLetterContracts]);
  const entries = contracts.map(({ name, kind, body, reply }) => [
    name,
    { kind, body: bare(jsonSchemaOf(body)), ...(reply && { reply: bare(jsonSchemaOf(reply)) }) },
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function bare({ description: _words, examples: _also, properties, items, ...rules }) {
  return {
    ...rules,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, bare(one)])) }),
    ...(items && { items: bare(items) }),
  };
}
