import { Broker, connectRabbit, SystemClock } from '@linli/messaging';
import { createLog, RunningService, ServiceDefinition, startService } from '@linli/service';
import { Place } from '../measure/rabbit';
import { MONGODB_URI } from '../measure/services';
import { dropStore } from '../measure/store';

export interface ServiceUnderTest extends Pick<RunningService, 'app'> {
  readonly broker: Broker;
  /** Its database. */
  readonly database: string;
  /** Stops it and leaves nothing behind on broker and store. */
  stop(): Promise<void>;
}

/** Starts a service as an app does, on RabbitMQ and the store, with names of the run's own; `around` may put itself before the broker. */
export async function startUnderTest(
  definition: ServiceDefinition,
  place: Place,
  around = (broker: Broker): Broker => broker,
): Promise<ServiceUnderTest> {
  const broker = await connectRabbit({ ...place, temporary: true, removeAtClose: true });
  const namespace = `${place.namespace}-`;
  const parts = { broker: around(broker), clock: new SystemClock(), log: createLog('bench', 'warn') };
  const running = await startService(definition, { ...parts, storeUri: MONGODB_URI, namespace });
  running.sendLeftovers();
  const database = `${namespace}${definition.name}`;
  const stop = async (): Promise<void> => {
    await running.stop();
    await broker.close();
    await dropStore(database);
  };
  return { app: running.app, broker, database, stop };
}
