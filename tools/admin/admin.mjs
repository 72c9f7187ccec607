import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { fill } from '../dead-letters/texts.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { inProject } from '../prepare/project.mjs';
import { run } from '../prepare/run.mjs';
import { uriOfPort } from '../store/driver.mjs';
import { alone, hasData, portOfRunning, storeFolder } from '../store/folder.mjs';
import { parsed, UsageError } from '../store/order.mjs';
import { withStore } from '../store/server.mjs';
import { textsFor } from './texts.mjs';

const OPTIONS = { phone: { type: 'string' }, name: { type: 'string' }, language: { type: 'string' } };

/** npm run admin: what is done on the store of a platform, before there is anybody who could do it over HTTP; see --help. */
export async function main(args) {
  const texts = textsFor(process.env);
  const { values, positionals } = parsed(args, OPTIONS, texts);
  if (values.help) return console.log(texts.help);
  const [action] = positionals;
  if (positionals.length !== 1 || !(action in ACTIONS)) throw new UsageError(fill(texts.notUnderstood, { args: args.join(' ') }));
  await prepare();
  return ACTIONS[action](values, texts);
}

const ACTIONS = { create, reseal, 'check-audit': checkAudit };

async function create({ phone = '', name = '', language }, texts) {
  const { ADMIN_PASSWORD: given } = process.env;
  const password = given || randomBytes(15).toString('base64url');
  const account = { ADMIN_PHONE: phone, ADMIN_NAME: name, ADMIN_PASSWORD: password, ADMIN_LANGUAGE: language ?? '' };
  await administer('create', account, texts);
  console.log(fill(texts.created, { phone }));
  if (!given) console.log(fill(texts.password, { password }));
}

async function reseal(_values, texts) {
  const { looked, resealed, failed } = await administer('reseal', {}, texts);
  console.log(fill(texts.resealed, { looked, resealed, failed }));
  return failed > 0 ? 1 : 0;
}

async function checkAudit(_values, texts) {
  const { checked, broken, cut, beheaded, ends } = await administer('check-audit', {}, texts);
  console.log(fill(texts.auditChecked, { checked }));
  for (const { chain, number, hash } of ends) console.log(fill(texts.auditEnd, { chain, number, hash }));
  for (const id of broken) console.log(fill(texts.auditBroken, { id }));
  for (const chain of cut) console.log(fill(texts.auditCut, { chain }));
  for (const chain of beheaded) console.log(fill(texts.auditBeheaded, { chain }));
  return broken.length + cut.length + beheaded.length > 0 ? 1 : 0;
}

/** Runs a command of the built gateway on the store of the platform; a refusal becomes a sentence. */
async function administer(name, settings, texts) {
  return onStore(texts, async (uri) => {
    const env = { ...process.env, ...keysOf(storeFolder(process.env), texts), ...settings, MONGODB_URI: uri };
    const { code, output } = await run(
      process.execPath,
      [inProject('dist/apps/gateway/src/administration/administer.js'), name],
      { env },
    );
    const outcome = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? '{}');
    if (code !== 0) throw new Error(output.trim());
    if (outcome.refused) throw new Error(outcome.refused[texts.language]);
    return outcome;
  });
}

/** The store that is named, the embedded one that runs, or one started for this. */
async function onStore(texts, work) {
  const { MONGODB_URI } = process.env;
  if (MONGODB_URI) return work(MONGODB_URI);
  const folder = storeFolder(process.env);
  const port = await portOfRunning(folder);
  if (port) return work(uriOfPort(port));
  if (!hasData(folder)) throw new Error(fill(texts.noStore, { folder }));
  return alone(folder, () => withStore(folder, work), texts);
}

/** Those of the environment, else those that the standalone platform keeps beside its store. */
function keysOf(folder, texts) {
  const { PERSONAL_DATA_KEYS, PERSONAL_DATA_LOOKUP_KEY } = process.env;
  if (PERSONAL_DATA_KEYS && PERSONAL_DATA_LOOKUP_KEY) return {};
  const file = join(dirname(folder), 'personal-data-keys');
  if (!existsSync(file)) throw new Error(texts.noKeys);
  return parseEnv(readFileSync(file, 'utf8'));
}
