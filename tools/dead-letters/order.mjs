import { parseArgs } from 'node:util';
import { fill } from './texts.mjs';

/** The services that may have letters; the ids of letters begin with one of them. */
export const SERVICES = ['gateway', 'events', 'volunteers', 'business-service', 'notifications'];
const ACTIONS = ['list', 'show', 'replay', 'discard'];
const CONDITIONS = ['service', 'handler', 'contract', 'from', 'to'];

const text = { type: 'string' };
const flag = { type: 'boolean' };
const options = {
  ...{ service: text, handler: text, contract: text, from: text, to: text, state: text, limit: text },
  ...{ 'dry-run': flag, all: flag, json: flag, help: flag },
};

/** What the arguments ask for: { action, ids, services, filter, limit, dryRun, json }, or { action: 'help' }; throws a sentence. */
export function orderOf(args, texts) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return { action: 'help' };
  const [action, ...ids] = positionals;
  if (!ACTIONS.includes(action)) throw new Error(texts.noAction);
  if (action === 'show' && ids.length !== 1) throw new Error(texts.oneId);
  const settles = action === 'replay' || action === 'discard';
  const hasCondition = ids.length > 0 || CONDITIONS.some((name) => values[name] !== undefined);
  if (settles && !hasCondition && !values.all) throw new Error(texts.noCondition);
  return {
    action,
    ids,
    services: servicesOf(values.service, ids, texts),
    filter: filterOf(values, texts),
    limit: limitOf(values.limit, texts) ?? (settles ? Number.POSITIVE_INFINITY : 50),
    dryRun: values['dry-run'] === true,
    json: values.json === true,
  };
}

function servicesOf(named, ids, texts) {
  const asked = named === undefined ? ids.map((id) => id.slice(0, id.lastIndexOf('.'))) : [named];
  const unknown = asked.find((service) => !SERVICES.includes(service));
  if (unknown !== undefined) throw new Error(fill(texts.noService, { service: unknown }));
  return asked.length > 0 ? [...new Set(asked)] : SERVICES;
}

function filterOf({ handler, contract, from, to, state }, texts) {
  const instant = (name, value) => {
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw new Error(fill(texts.notTime, { name, value }));
    return at.toISOString();
  };
  return {
    ...(handler && { handler }),
    ...(contract && { contract }),
    ...(from && { from: instant('from', from) }),
    ...(to && { to: instant('to', to) }),
    ...(state && { state }),
  };
}

function limitOf(limit, texts) {
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(limit)) throw new Error(texts.notNumber);
  return Number(limit);
}
