import { setTimeout as pause } from 'node:timers/promises';
import { CommunityEventView } from '@linli/contracts/events';
import { Person } from '../load/person';
import { System } from '../system/system';
import { Stores } from './stores';
import { Violation, violation } from './violation';

const EVERY_MS = 500;

/** What no process may need at these loads, in MiB. */
const MEMORY_LIMIT = 600;
/** Rows that may wait in all outboxes while the broker takes nothing. */
const OUTBOX_LIMIT = 20_000;

/** Looks at places, memory and outboxes all the time; what cannot be read just then is looked at the next time. */
export class Sampler {
  readonly violations: Violation[] = [];
  peakMemory = 0;
  peakOutbox = 0;
  private stopped: boolean = false;
  private work?: Promise<void>;

  constructor(
    private readonly system: System,
    private readonly stores: Stores,
    private readonly watched: { readonly by: Person; readonly events: readonly string[] },
  ) {}

  start(): this {
    this.work = this.sampleUntilStopped();
    return this;
  }

  async stop(): Promise<Violation[]> {
    this.stopped = true;
    await this.work;
    if (this.peakMemory > MEMORY_LIMIT) this.violations.push(violation('I8', `a process needed ${this.peakMemory} MiB`));
    if (this.peakOutbox > OUTBOX_LIMIT) this.violations.push(violation('I8', `${this.peakOutbox} rows in the outboxes`));
    return this.violations;
  }

  private async sampleUntilStopped(): Promise<void> {
    while (!this.stopped) {
      const memory = await Promise.all(this.system.apps.map((app) => app.memory()));
      this.peakMemory = Math.max(this.peakMemory, ...memory);
      this.peakOutbox = Math.max(this.peakOutbox, await this.stores.outboxDepth().catch(() => 0));
      await Promise.all(this.watched.events.map((id) => this.lookAt(id)));
      await pause(EVERY_MS);
    }
  }

  private async lookAt(id: string): Promise<void> {
    const event = await this.watched.by.read<CommunityEventView>(`/events/${id}`).catch(() => undefined);
    if (event && event.placesTaken > event.capacity)
      this.violations.push(violation('I1', `${event.placesTaken} of ${event.capacity} places taken at one moment`));
  }
}
