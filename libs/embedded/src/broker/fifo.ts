interface Link<Item> {
  readonly item: Item;
  next?: Link<Item>;
}

/** First in, first out; linked, because shifting a long array copies all of it. */
export class Fifo<Item> {
  private first?: Link<Item>;
  private last?: Link<Item>;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(item: Item): void {
    const link = { item };
    if (this.last) this.last.next = link;
    else this.first = link;
    this.last = link;
    this.count++;
  }

  shift(): Item | undefined {
    const link = this.first;
    if (!link) return undefined;
    this.first = link.next;
    if (!this.first) this.last = undefined;
    this.count--;
    return link.item;
  }
}
