/** A pack is sent at once when it holds as many messages or bytes. */
export const MAX_MESSAGES = 256;
export const MAX_BYTES = 64 * 1024;

interface Bag<Item> {
  items: Item[];
  bytes: number;
}

/** Gathers what is bound for one queue in one tick of the event loop; a message that is larger than a pack may be travels alone. */
export class Packer<Item extends { readonly bytes: number }> {
  private readonly bags = new Map<string, Bag<Item>>();
  private isScheduled: boolean = false;

  /** `post` gets at least one item and must not throw; `isIdle` says that no other item is to be expected soon. */
  constructor(
    private readonly post: (queue: string, items: readonly Item[]) => void,
    private readonly isIdle: () => boolean = () => false,
  ) {}

  /** Posted with what else comes before the event loop has come round, or at once, after what is running now, where it is idle. */
  add(queue: string, item: Item): void {
    const bag = this.bagFor(queue);
    if (bag.items.length > 0 && bag.bytes + item.bytes > MAX_BYTES) this.empty(queue, bag);
    bag.items.push(item);
    bag.bytes += item.bytes;
    if (bag.bytes >= MAX_BYTES || bag.items.length >= MAX_MESSAGES) this.empty(queue, bag);
    else this.schedule();
  }

  private bagFor(queue: string): Bag<Item> {
    const known = this.bags.get(queue);
    if (known) return known;
    const bag = { items: [], bytes: 0 };
    this.bags.set(queue, bag);
    return bag;
  }

  private empty(queue: string, bag: Bag<Item>): void {
    const { items } = bag;
    bag.items = [];
    bag.bytes = 0;
    if (items.length > 0) this.post(queue, items);
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    const soon = this.isIdle() ? process.nextTick : setImmediate;
    soon(() => {
      this.isScheduled = false;
      for (const [queue, bag] of this.bags) this.empty(queue, bag);
      // Reply queues come and go with their askers.
      this.bags.clear();
    });
  }
}
