/** Work for many that is done at the same time: only so much, and only so much of it for one of them. */
export class Shares {
  private readonly going = new Map<Promise<void>, string>();

  constructor(private readonly limits: { readonly inAll: number; readonly each: number }) {}

  get isFull(): boolean {
    return this.going.size >= this.limits.inAll;
  }

  /** How many more may be begun. */
  get free(): number {
    return Math.max(0, this.limits.inAll - this.going.size);
  }

  /** Those for whom no more is to be begun just now. */
  get served(): string[] {
    const whose = [...this.going.values()];
    return [...new Set(whose)].filter((who) => whose.filter((other) => other === who).length >= this.limits.each);
  }

  /** Resolves when it is over; `work` does not fail. */
  begin(who: string, work: () => Promise<void>): Promise<void> {
    const going = work().finally(() => this.going.delete(going));
    this.going.set(going, who);
    return going;
  }

  async allOver(): Promise<void> {
    await Promise.all(this.going.keys());
  }
}
