import { AdjustableClock, Broker, connectRabbit, SystemClock } from '@linli/messaging';
import { type Logger } from 'pino';
import { ServiceConfig } from './config';
import { createLog } from './log';
import { RunningService, Runtime, ServiceDefinition, startService } from './start-service';
import { startTelemetry } from './telemetry';

const STOP_WITHIN_MS = 20_000;

/** Runs one app as a process of its own until it is told to stop; a start that fails says why and exits with 1. */
export async function runService(definition: ServiceDefinition, config: ServiceConfig & { PORT?: number }): Promise<void> {
  const log = createLog(definition.name, config.LOG_LEVEL);
  const stopTelemetry = await startTelemetry(definition.name, config);
  const broker = await connectRabbit(brokerOptions(config, log));
  const port = config.PORT ?? config.OPERATIONS_PORT;
  const running = await startService(definition, runtimeOf(config, { broker, log }), port === undefined ? undefined : { port });
  running.sendLeftovers();
  log.info({ port }, 'started');
  stopOnSignals(log, async () => {
    await stopAll(running, broker);
    await stopTelemetry();
  });
}

const brokerOptions = ({ AMQP_URL, LINLI_NAMESPACE, LINLI_TEMPORARY }: ServiceConfig, log: Logger) => ({
  url: AMQP_URL,
  namespace: LINLI_NAMESPACE,
  ...(LINLI_TEMPORARY === 'on' && { temporary: true, removeAtClose: true }),
  log: (line: string) => log.warn(line),
});

function runtimeOf(
  { MONGODB_URI, LINLI_NAMESPACE, LINLI_CLOCK, OUTBOX_LIMIT }: ServiceConfig,
  parts: Pick<Runtime, 'broker' | 'log'>,
): Runtime {
  const clockIsOpen = LINLI_CLOCK === 'adjustable';
  const clock = clockIsOpen ? new AdjustableClock() : new SystemClock();
  const namespace = LINLI_NAMESPACE && `${LINLI_NAMESPACE}-`;
  return { ...parts, clock, clockIsOpen, storeUri: MONGODB_URI, namespace, outboxLimit: OUTBOX_LIMIT };
}

async function stopAll(running: RunningService, broker: Broker): Promise<void> {
  await running.stop();
  await broker.close();
}

/** Stops once, on the first signal; exits with 1 when stopping takes too long. */
export function stopOnSignals(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Errors that are a sentence for the person who started us; of any other the stack is wanted too. */
const PLAIN = new Set(['ConfigurationError', 'PortTaken', 'DataFolderRefused', 'KeyFileDamaged', 'UnknownKey', 'SealBroken']);

/** Runs `start` and, when it fails, prints its reason in full and exits with 1. */
export function orExit(start: () => Promise<void>): void {
  start().catch((error: Error) => {
    process.stderr.write(`${PLAIN.has(error.name) ? error.message : (error.stack ?? error.message)}\n`);
    process.exit(1);
  });
}
