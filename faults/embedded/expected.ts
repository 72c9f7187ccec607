import { ofThese, Violation } from '../check/violation';

/** What became of an attempt: `unknown` where the answer did not come. */
export type Outcome = 'ok' | 'fail' | 'unknown';

/** Which things of one kind have to be in the store, which must not be, and which may. */
export class Expected {
  private readonly isThere = new Map<string, boolean | undefined>();

  constructor(private readonly kind: string) {}

  /** Notes an attempt to make a thing that was not there. */
  made(id: string, outcome: Outcome): void {
    this.isThere.set(id, { ok: true, fail: false, unknown: undefined }[outcome]);
  }

  /** Notes an attempt to remove it; one that failed changed nothing. */
  removed(id: string, outcome: Outcome): void {
    if (outcome !== 'fail') this.isThere.set(id, outcome === 'ok' ? false : undefined);
  }

  has(id: string): boolean {
    return this.isThere.get(id) === true;
  }

  /** True where nobody knows whether it is there. */
  mayBe(id: string): boolean {
    return this.isThere.has(id) && this.isThere.get(id) === undefined;
  }

  get known(): string[] {
    return [...this.isThere].filter(([, there]) => there).map(([id]) => id);
  }

  /** What does not hold; what may have been either is from now on what it was found to be. */
  check(found: readonly string[]): Violation[] {
    const seen = new Set<string>();
    const doubled = found.filter((id) => seen.has(id) || !seen.add(id));
    const lost = this.known.filter((id) => !seen.has(id));
    const unwanted = [...seen].filter((id) => !this.isThere.has(id) || this.isThere.get(id) === false);
    for (const [id, there] of this.isThere) if (there === undefined) this.isThere.set(id, seen.has(id));
    return [
      ...ofThese(doubled, 'I2', [`${this.kind} there more than once`, 'doubled']),
      ...ofThese(lost, 'I2', [`${this.kind} acknowledged and not there`, 'lost']),
      ...ofThese(unwanted, 'I2', [`${this.kind} there though it failed, was removed or never was`]),
    ];
  }
}
