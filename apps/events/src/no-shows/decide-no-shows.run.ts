import { NoShowDropped, NoShowRecorded } from '@linli/contracts/events';
import { Clock, Recurring, UnitOfWork } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { BeforeApplicationShutdown, Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { ReckoningDesk } from './reckoning.desk';
import { ReckoningStore } from './reckoning.store';

const TICK_MS = 2_000;
const EVENTS_AT_A_TIME = 10;
const ACTOR = { id: 'events', roles: [], areaCodes: [], memberOf: [] };

/**
 * Decides who has missed events that have been over for some time, some parties in one transaction. Any number of replicas may do the same:
 * where one has come to is kept with what it has decided, so of two at the same place one does it again, further on.
 */
@Injectable()
export class DecideNoShowsRun implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DecideNoShowsRun.name);
  private readonly deciding = new Recurring(
    () => this.decideDue(),
    ({ stack }) => this.log.error(`Missed events wait to be decided on: ${stack}`),
  );

  constructor(
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly reckonings: ReckoningStore,
    private readonly desk: ReckoningDesk,
  ) {}

  onApplicationBootstrap(): void {
    this.deciding.start(TICK_MS);
    this.clock.onSet(() => this.deciding.wake());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.deciding.stop();
  }

  private async decideDue(): Promise<void> {
    const failures: unknown[] = [];
    for (let isMore = true; isMore && failures.length === 0 && !this.deciding.isStopped; ) {
      const due = await this.reckonings.due(this.clock.now(), EVENTS_AT_A_TIME);
      for (const eventId of due) await this.decide(eventId).catch((error) => failures.push(error));
      isMore = due.length === EVENTS_AT_A_TIME;
    }
    if (failures.length > 0) throw failures[0];
  }

  private async decide(eventId: string): Promise<void> {
    let isMore = true;
    while (isMore && !this.deciding.isStopped) isMore = await this.decideSome(eventId);
  }

  private decideSome(eventId: string): Promise<boolean> {
    const [correlationId, now] = [newId(), this.clock.now()];
    const origin = { service: 'events' as const, actor: ACTOR, now, correlationId, publishes: [NoShowRecorded, NoShowDropped] };
    return this.unitOfWork.run(origin, (outbox) => this.desk.goOn(eventId, { now, outbox, newId }));
  }
}
