import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { endWithNpm } from '../prepare/follow-parent.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { startApp } from './app-process.mjs';
import { missingSentence, planOf } from './apps.mjs';
import { prefixed } from './lines.mjs';
import { untilReady } from './ready.mjs';

const say = (text) => console.log(`linli: ${text}`);

/** npm run start:distributed: every app as its own process until Ctrl-C, or until one of them ends by itself. */
export async function main() {
  const missing = missingSentence(process.env);
  if (missing) throw new Error(missing);
  const plan = planOf(process.env);
  ensureTokenSecret();
  endWithNpm();
  await prepare();
  await ensurePersonalDataKeys();
  return supervise(plan);
}

/** The gateway signs its sessions; one that nobody chose holds until the next start. */
function ensureTokenSecret() {
  if (process.env.TOKEN_SECRET) return;
  process.env.TOKEN_SECRET = randomBytes(32).toString('hex');
  say('TOKEN_SECRET is not set, so one was made for this run: everybody has to sign in again after the next start');
}

/** What was sealed must open at the next start, too: keys that nobody chose are kept in the data folder. */
async function ensurePersonalDataKeys() {
  if (process.env.PERSONAL_DATA_KEYS) return;
  const folder = process.env.DATA_DIR || './data';
  await mkdir(folder, { recursive: true });
  const { personalDataKeysOf } = createRequire(import.meta.url)(inProject('dist/libs/personal-data/src/key-file.js'));
  Object.assign(process.env, await personalDataKeysOf(folder));
  say(`PERSONAL_DATA_KEYS is not set, so the keys in ${folder}/personal-data-keys are used`);
}

async function supervise(plan) {
  const stopped = signalled();
  const line = prefixed(plan.map(({ name }) => name));
  const [apps, failed] = [[], new AbortController()];
  const ends = new Promise((resolve) => {
    const start = (app) => {
      // In front: the gateway starts last and stops first.
      apps.unshift(startApp(app, (name, text) => console.log(line(name, text))));
      void unexpectedEnd(apps[0]).then(resolve);
    };
    void startInOrder(plan, start, failed.signal).catch((error) => resolve(failure(error)));
  });
  const end = await Promise.race([stopped, ends]);
  failed.abort();
  say(end.why);
  await stopAll(apps);
  return end.code;
}

/** The gateway comes last: what it tells the others must find their queues, which a first start has yet to make. */
async function startInOrder([gateway, ...services], start, signal) {
  services.forEach(start);
  await Promise.all(services.map((app) => announceReadiness(app, signal)));
  start(gateway);
  await announceReadiness(gateway, signal);
  say(`all ${services.length + 1} apps are ready; the platform is at ${gateway.address}. Ctrl-C stops it.`);
}

const failure = (error) => ({ why: `${error.message}; stopping the others`, code: 1 });

/** Ctrl-C or a request to end. A second Ctrl-C changes nothing: the time limit of each app's stop holds. */
const signalled = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => resolve({ why: `${signal}: stopping`, code: 0 }));
    }
  });

const unexpectedEnd = async ({ name, ended }) => failure(new Error(`${name} ended unexpectedly with ${await ended}`));

async function announceReadiness({ name, address }, signal) {
  const seconds = await untilReady(address, signal).catch((error) => {
    throw new Error(`${name} ${error.message}`);
  });
  say(`${name} is ready after ${seconds.toFixed(1)} s: ${address}`);
}

/** The gateway first, so that nothing new comes in while the services finish what they have. */
async function stopAll([gateway, ...services]) {
  await stopOne(gateway);
  await Promise.all(services.map(stopOne));
  say('all apps have ended');
}

async function stopOne({ name, stop }) {
  const { how, forced } = await stop();
  if (forced) say(`${name} did not end in time and was killed`);
  else if (how !== 'code 0' && how !== 'SIGTERM') say(`${name} ended with ${how}`);
}
