import { startContainers } from './containers';
import { embeddedStoreExists, startEmbeddedStore } from './embedded-store';
import { running } from './running';

/** Gives the tests a broker and a store: the addresses given, or containers on request, or the embedded parts. */
export default async function globalSetup(): Promise<void> {
  if (process.env.LINLI_TEST_CONTAINERS === 'on') running.push(...(await startContainers()));
  const store = await chooseStore();
  const broker = process.env.AMQP_URL ? `RabbitMQ at ${hostOf(process.env.AMQP_URL)}` : 'the in-process broker';
  console.log(`\nThe tests run on ${broker} and ${store}.`);
}

async function chooseStore(): Promise<string> {
  if (process.env.MONGODB_URI) return `the store at ${hostOf(process.env.MONGODB_URI)}`;
  if (!embeddedStoreExists()) return 'no store (libs/embedded has no store server to start)';
  const store = await startEmbeddedStore();
  running.push(store.stop);
  process.env.MONGODB_URI = store.uri;
  process.env.LINLI_TEST_STORE = 'embedded';
  return 'the embedded store';
}

/** The address without user and password. */
const hostOf = (address: string): string => address.replace(/^\w+(\+\w+)?:\/\/(?:[^@/]*@)?/, '').replace(/\/.*$/, '');
