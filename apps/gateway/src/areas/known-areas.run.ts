import { EVERYWHERE, Grant } from '@linli/contracts';
import { Clock } from '@linli/messaging';
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
  /** Codes that were merged, by the code that they became a part of, and the others with none. */
  private readonly successors = new Map<string, string | undefined>();
  private readonly cities = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private readUntil = 0;
  private failing = false;

  constructor(
    private readonly store: AreaStore,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => {
      this.running = this.look();
    }, TICK_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  get count(): number {
    return this.successors.size;
  }

  /** Reads what was entered or merged since the last look. */
  async look(): Promise<void> {
    const now = this.clock.now().getTime();
    try {
      const since = new Date(Math.max(0, Math.min(this.readUntil, now) - OVERLAP_MS));
      for (const area of await this.store.inUseSince(since)) this.remember(area);
      [this.readUntil, this.failing] = [now, false];
    } catch (error) {
      // Said once for as long as it lasts; the next tick tries again.
      if (!this.failing) this.log.error(`Areas cannot be read: ${(error as Error).message}`);
      this.failing = true;
    }
  }

  /** Whether the code may be used for something new: any code in a city of which no area is known, else only those in use. */
  isUsable(code: string): boolean {
    if (!this.cities.has(cityOf(code))) return true;
    return this.successors.has(code) && this.successors.get(code) === undefined;
  }

  /** The grants, each also for the areas that became a part of its area: what carries their codes is its own now. */
  withFormerAreas(grants: readonly Grant[]): Grant[] {
    return grants.flatMap((grant) => [grant, ...this.formerWithin(grant.areaCode).map((areaCode) => ({ ...grant, areaCode }))]);
  }

  private formerWithin(areaCode: string | undefined): string[] {
    if (areaCode === undefined || areaCode === EVERYWHERE) return [];
    return [...this.merged].filter((code) => !code.startsWith(areaCode) && this.today(code).startsWith(areaCode));
  }

  private readonly merged = new Set<string>();

  /** The code in use that an area came to, over any number of mergers. */
  private today(code: string): string {
    const next = this.successors.get(code);
    return next === undefined ? code : this.today(next);
  }

  private remember({ _id, mergedInto }: AreaInUse): void {
    this.cities.add(cityOf(_id));
    this.successors.set(_id, mergedInto);
    if (mergedInto !== undefined) this.merged.add(_id);
  }
}
