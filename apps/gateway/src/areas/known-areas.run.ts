import { EVERYWHERE, Grant, Home } from '@linli/contracts';
import { Clock, Recurring } from '@linli/messaging';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { AreaInUse, AreaStore } from './area.store';
import { cityOf } from './area-codes';

const TICK_MS = 1_000;
/** Clocks of replicas differ, and a transaction is seen later than its time says. */
const OVERLAP_MS = 60_000;

/** The most areas of one installation: what a large city has with all its grids. */
export const MOST_AREAS = 100_000;

/** Knows all codes of areas and which of them are in use, without asking the store; what others change it hears within a second. */
@Injectable()
export class KnownAreas implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(KnownAreas.name);
  private readonly reading = new Recurring(
    () => this.read(),
    ({ message }) => this.log.error(`Areas cannot be read: ${message}`),
  );
  /** Codes that were merged, by the code that they became a part of, and the others with none. */
  private readonly successors = new Map<string, string | undefined>();
  private readonly merged = new Set<string>();
  /** What `formerWithin` has found since the last merger. */
  private readonly former = new Map<string, readonly string[]>();
  private readonly cities = new Set<string>();
  private readUntil = 0;

  constructor(
    private readonly store: AreaStore,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.reading.wake();
    this.reading.start(TICK_MS);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.reading.stop();
  }

  get count(): number {
    return this.successors.size;
  }

  /** Knows what was entered or merged before the call, if the store could be read. */
  look(): Promise<void> {
    return this.reading.wake();
  }

  /** Whether the code may be used for something new: any code in a city of which no area is known, else only those in use. */
  isUsable(code: string): boolean {
    if (!this.cities.has(cityOf(code))) return true;
    return this.successors.has(code) && this.successors.get(code) === undefined;
  }

  /** The grants, each also for the areas that became a part of its area: what carries their codes is its own now. */
  withFormerAreas(grants: readonly Grant[]): readonly Grant[] {
    if (this.merged.size === 0) return grants;
    return grants.flatMap((grant) => [grant, ...this.formerWithin(grant.areaCode).map((areaCode) => ({ ...grant, areaCode }))]);
  }

  /** Where somebody lives who has named the area; also the code that they named, where that area is a part of another today. */
  homeToday(named: string | undefined): Home {
    if (named === undefined) return {};
    const homeAreaCode = this.today(named);
    return { homeAreaCode, ...(homeAreaCode !== named && { formerHomeAreaCode: named }) };
  }

  private formerWithin(areaCode: string | undefined): readonly string[] {
    if (this.merged.size === 0 || areaCode === undefined || areaCode === EVERYWHERE) return [];
    const known = this.former.get(areaCode);
    if (known) return known;
    const found = [...this.merged].filter((code) => !code.startsWith(areaCode) && this.today(code).startsWith(areaCode));
    this.former.set(areaCode, found);
    return found;
  }

  /** The code in use that an area came to, over any number of mergers. */
  private today(code: string): string {
    const passed = new Set<string>();
    let today = code;
    for (let next = this.successors.get(code); next !== undefined && !passed.has(next); next = this.successors.get(next)) {
      passed.add(next);
      today = next;
    }
    return today;
  }

  /** Reads what was entered or merged since the last time. */
  private async read(): Promise<void> {
    const now = this.clock.now().getTime();
    const since = new Date(Math.max(0, Math.min(this.readUntil, now) - OVERLAP_MS));
    for (const area of await this.store.inUseSince(since)) this.remember(area);
    this.readUntil = now;
  }

  private remember({ _id, mergedInto }: AreaInUse): void {
    this.cities.add(cityOf(_id));
    this.successors.set(_id, mergedInto);
    if (mergedInto === undefined || this.merged.has(_id)) return;
    this.merged.add(_id);
    this.former.clear();
  }
}
