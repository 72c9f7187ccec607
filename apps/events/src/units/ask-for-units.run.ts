import { EnterprisesAskedFor, UnitsAskedFor } from '@linli/contracts/events';
import { Clock, Recurring, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { Counted } from './census';
import { CensusStore } from './census.store';

const TICK_MS = 30_000;
const ACTOR = { id: 'events', roles: [], areaCodes: [], memberOf: [] };

const ASKED_BY = { units: UnitsAskedFor, enterprises: EnterprisesAskedFor } as const;

/**
 * Asks for the units, and the enterprises, that were there before events knew of any, until all were told of. Whoever has to answer may not be there yet, or
 * of a version that does not hear it; so it is asked again.
 */
@Injectable()
export class AskForUnitsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AskForUnitsRun.name);
  private readonly done = new Set<Counted>();
  private readonly asking = new Recurring(
    () => this.ask(),
    ({ stack }) => this.log.error(`Units or enterprises of before are not known yet: ${stack}`),
  );

  constructor(
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly censuses: CensusStore,
  ) {}

  onApplicationBootstrap(): void {
    this.asking.start(TICK_MS);
    void this.asking.wake();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.asking.stop();
  }

  private async ask(): Promise<void> {
    await this.askFor('units');
    await this.askFor('enterprises');
  }

  private async askFor(of: Counted): Promise<void> {
    if (this.done.has(of)) return;
    const { after, doneAt } = await this.censuses.get(of);
    if (doneAt) this.done.add(of);
    if (doneAt) return;
    const askedBy = ASKED_BY[of];
    const origin = { service: 'events' as const, actor: ACTOR, now: this.clock.now(), correlationId: newId() };
    await this.unitOfWork.run({ ...origin, publishes: [askedBy] }, async (outbox) =>
      outbox.publish(askedBy, after === undefined ? {} : { after }),
    );
  }
}
