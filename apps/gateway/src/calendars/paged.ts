const AT_A_TIME = 100;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** What a list has on its pages, at most so many. */
export async function paged<Item>(
  ask: (page: { limit: number; after?: string }) => Promise<Page<Item>>,
  most: number,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await ask({ limit: Math.min(AT_A_TIME, most - items.length), ...(after !== undefined && { after }) });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined && items.length < most);
  return items;
}
