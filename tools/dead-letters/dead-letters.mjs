import { lettersOf, settle } from './actions.mjs';
import { Client } from './client.mjs';
import { orderOf } from './order.mjs';
import { batchLine, letterLines, letterTable } from './print.mjs';
import { languageOf, TEXTS } from './texts.mjs';

/** npm run dead-letters: what an administrator does about dead letters, through the gateway; see --help. */
export async function main(args) {
  const language = languageOf(process.env);
  const texts = TEXTS[language];
  const order = orderOf(args, texts);
  if (order.action === 'help') return console.log(texts.help);
  const client = await Client.signedIn(process.env, language, texts);
  if (order.action === 'list') return list(client, order, texts);
  return order.action === 'show' ? show(client, order, texts) : settleAll(client, order, texts);
}

async function list(client, order, texts) {
  const found = [];
  const code = await inEach(order.services, async (service) => found.push(await lettersOf(client, service, order)));
  const letters = found.flatMap((page) => page.letters).slice(0, order.limit);
  if (order.json) for (const letter of letters) console.log(JSON.stringify(letter));
  else if (letters.length > 0) console.log(letterTable(letters, texts));
  else if (code === 0) console.log(texts.none);
  if (!order.json && found.some(({ more }) => more)) console.log(texts.more);
  return code;
}

async function show(client, { ids: [id], json }, texts) {
  const letter = await client.get(`/dead-letters/${encodeURIComponent(id)}`);
  console.log(json ? JSON.stringify(letter) : letterLines(letter, texts).join('\n'));
}

/** The limit holds for all services together. */
async function settleAll(client, order, texts) {
  let [left, met] = [order.limit, 0];
  const code = await inEach(order.services, async (service) => {
    const task = { service, action: order.action, order: { ...order, limit: left } };
    if (left === 0) return;
    await settle(client, task, (batch) => {
      left -= batch.letters;
      met += batch.letters + batch.stranded;
      if (order.json) console.log(JSON.stringify({ service, ...batch }));
      else if (batch.letters + batch.stranded > 0) console.log(batchLine(task, batch, texts));
    });
  });
  if (!order.json && met === 0 && code === 0) console.log(texts.none);
  return code;
}

/** A service that is away does not keep the others from being asked; it makes the exit code 1. */
async function inEach(services, work) {
  let code = 0;
  for (const service of services)
    await work(service).catch((error) => {
      console.error(`linli: ${service}: ${error.message}`);
      code = 1;
    });
  return code;
}
