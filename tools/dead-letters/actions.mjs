const BATCH = 100;

/** Up to `limit` letters of a service, page by page; `more` says whether there were others. */
export async function lettersOf(client, service, { filter, ids, limit }) {
  const letters = [];
  let after;
  do {
    const query = { service, ...filter, limit: Math.min(BATCH, limit - letters.length), after };
    const page = await client.get('/dead-letters', query);
    letters.push(...page.items.filter(({ id }) => ids.length === 0 || ids.includes(id)));
    after = page.next;
  } while (after !== undefined && letters.length < limit);
  return { letters, more: after !== undefined };
}

/**
 * Replays or discards letters of a service, batch by batch until there are no more or `limit` is reached; `told` hears of each
 * batch. A letter that fails again is not met a second time.
 */
export async function settle(client, { service, action, order }, told) {
  const { filter, ids, limit, dryRun } = order;
  const own = ids.filter((id) => id.startsWith(`${service}.`));
  let [left, after] = [limit, undefined];
  do {
    const asked = { service, ...filter, ...(own.length > 0 && { ids: own }), limit: Math.min(BATCH, left), dryRun, after };
    const batch = await client.post(`/dead-letters/${action}`, asked);
    told(batch);
    left -= batch.letters;
    after = batch.next;
  } while (after !== undefined && left > 0);
}
