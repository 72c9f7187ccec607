const REMEMBERED = 1_000;

/** The reply queues that are known to be gone with their askers; their names do not come back. */
export class GoneAskers {
  private readonly queues = new Set<string>();

  add(queue: string): void {
    this.queues.add(queue);
    if (this.queues.size <= REMEMBERED) return;
    for (const oldest of this.queues) {
      this.queues.delete(oldest);
      return;
    }
  }

  has(queue: string): boolean {
    return this.queues.has(queue);
  }
}
