import { UnitsAskedFor } from '@linli/contracts/events';
import { Clock, Recurring, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { CensusStore } from './census.store';

const TICK_MS = 30_000;
const ACTOR = { id: 'events', roles: [], areaCodes: [], memberOf: [] };

/**
 * Asks for the units that were there before events knew of units, until all were told of. Whoever has to answer may not be there yet, or
 * of a version that does not hear it; so it is asked again.
 */
@Injectable()
export class AskForUnitsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AskForUnitsRun.name);
  private isDone = false;
  private readonly asking = new Recurring(
    () => this.ask(),
    ({ stack }) => this.log.error(`Units of before are not known yet: ${stack}`),
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
    if (this.isDone) return;
    const { after, doneAt } = await this.censuses.get();
    this.isDone = doneAt !== undefined;
    if (this.isDone) return;
    const origin = { service: 'events' as const, actor: ACTOR, now: this.clock.now(), correlationId: newId() };
    await this.unitOfWork.run({ ...origin, publishes: [UnitsAskedFor] }, async (outbox) =>
      outbox.publish(UnitsAskedFor, after === undefined ? {} : { after }),
    );
  }
}
