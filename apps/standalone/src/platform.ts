import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInProcessBroker, openDocumentStore } from '@linli/embedded';
import { AdjustableClock, Broker, connectRabbit } from '@linli/messaging';
import { PersonalDataSettings, personalDataKeysOf } from '@linli/personal-data';
import { ConfigurationError, createLog, RunningService, Runtime, startService, startTelemetry } from '@linli/service';
import { businessService } from '../../business-service/src/business-service.module';
import { eventsServiceWith } from '../../events/src/events.module';
import { gatewayService } from '../../gateway/src/gateway.service';
import { LimitSettings } from '../../gateway/src/limits/limit-settings';
import { notificationsService } from '../../notifications/src/notifications.module';
import { volunteersService } from '../../volunteers/src/volunteers.module';
import { StandaloneConfig } from './config';
import { tokenSecretOf } from './token-secret';

/** The whole platform in this process. */
export interface Platform {
  /** Finishes what is in hand and closes, the gateway first and the store last. */
  stop(): Promise<void>;
}

interface Opened {
  readonly uri: string;
  close(): Promise<void>;
}

/** Starts broker, store and all services; the gateway listens when this resolves. */
export async function startPlatform(config: StandaloneConfig, clock: AdjustableClock): Promise<Platform> {
  const stopTelemetry = await startTelemetry('standalone', config);
  await mkdir(config.DATA_DIR, { recursive: true });
  const log = createLog('linli', config.LOG_LEVEL);
  const [store, broker] = [await openStore(config, (text) => log.warn(text)), await openBroker(config)];
  const { LINLI_CLOCK, OUTBOX_LIMIT: outboxLimit } = config;
  const runtime = { broker, clock, log, outboxLimit, storeUri: store.uri, clockIsOpen: LINLI_CLOCK === 'adjustable' };
  const running = await startServices(config, runtime);
  for (const service of running) service.sendLeftovers();
  const stop = async () => {
    for (const service of running.reverse()) await service.stop();
    await broker.close();
    await store.close();
    await stopTelemetry();
  };
  return { stop };
}

async function startServices(config: StandaloneConfig, runtime: Runtime): Promise<RunningService[]> {
  const inner = { ...runtime, clockIsOpen: false };
  const personalData = await personalDataOf(config);
  const { SMS_URL, SMS_SECRET, SMS_PER_SECOND, SMS_TO_LOG = 'on', WEBHOOKS_TO_ANYWHERE } = config;
  const texts = { SMS_URL, SMS_SECRET, SMS_PER_SECOND, SMS_TO_LOG };
  const notifications = notificationsService({ ...personalData, ...texts, WEBHOOKS_TO_ANYWHERE });
  const definitions = [notifications, eventsServiceWith({ ...config, ...personalData }), volunteersService, businessService];
  const running = await Promise.all(definitions.map((definition) => startService(definition, inner)));
  const secret = config.TOKEN_SECRET ?? (await tokenSecretOf(config.DATA_DIR));
  const gateway = gatewayService({
    ...limitsOf(config),
    ...config,
    ...personalData,
    TOKEN_SECRET: secret,
    SMS_PAGE: SMS_URL === undefined && SMS_TO_LOG === 'on' ? 'on' : 'off',
  });
  return [...running, await startService(gateway, runtime, { port: config.PORT, host: hostOf(config) })];
}

/** The keys of the environment, or those of the data folder: never one of each. */
async function personalDataOf(config: StandaloneConfig): Promise<PersonalDataSettings> {
  const { DATA_DIR, PERSONAL_DATA_KEYS, PERSONAL_DATA_LOOKUP_KEY } = config;
  if (PERSONAL_DATA_KEYS && PERSONAL_DATA_LOOKUP_KEY) return { PERSONAL_DATA_KEYS, PERSONAL_DATA_LOOKUP_KEY };
  if (!PERSONAL_DATA_KEYS && !PERSONAL_DATA_LOOKUP_KEY) return personalDataKeysOf(DATA_DIR);
  throw new ConfigurationError('Set both PERSONAL_DATA_KEYS and PERSONAL_DATA_LOOKUP_KEY, or neither.');
}

/** The demonstration asks for what it waits for many times a second; only this machine reaches it. */
const limitsOf = ({ LINLI_DEMO }: StandaloneConfig): LimitSettings =>
  LINLI_DEMO === 'on' ? { RATE_LIMIT_ACCOUNT: 100_000, RATE_LIMIT_PROOF: 10_000, MOST_LATE_MS: 10_000 } : {};

const hostOf = ({ HOST, LINLI_DEMO }: StandaloneConfig): string => HOST ?? (LINLI_DEMO === 'on' ? 'localhost' : '0.0.0.0');

async function openStore(config: StandaloneConfig, warn: (text: string) => void): Promise<Opened> {
  const { MONGODB_URI, DATA_DIR, STORE_HOST, STORE_PORT } = config;
  if (MONGODB_URI) return { uri: MONGODB_URI, close: async () => {} };
  const options = { dataDir: join(DATA_DIR, 'store'), host: STORE_HOST, port: STORE_PORT };
  return openDocumentStore(options, warn);
}

function openBroker({ AMQP_URL }: StandaloneConfig): Promise<Broker> {
  return AMQP_URL ? connectRabbit({ url: AMQP_URL }) : Promise.resolve(createInProcessBroker());
}
