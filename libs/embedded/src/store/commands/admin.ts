import type { Socket } from 'node:net';
import type { Doc } from '../bson-types';
import { StoreError } from '../errors';
import { type Plan } from '../planner';
import { planFor, type Search, search } from '../search';
import type { CollectionView } from '../view';
import { leadingSearch } from './aggregate';
import { type Call, type Command, readView } from './call';
import { searchOf } from './read';

const VERSION = '8.0.0';
const HELLO = [
  'helloOk',
  'client',
  'compression',
  'topologyVersion',
  'maxAwaitTimeMS',
  'saslSupportedMechs',
  'speculativeAuthenticate',
  'loadBalanced',
  'hostInfo',
  'backpressure',
];

const hello: Command = {
  fields: HELLO,
  run({ connection, token, name }) {
    const { localAddress, localPort } = connection as Socket;
    const address = `${localAddress}:${localPort}`;
    return {
      helloOk: true,
      ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
      setName: 'rs0',
      setVersion: 1,
      hosts: [address],
      primary: address,
      me: address,
      secondary: false,
      maxBsonObjectSize: 16_777_216,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      minWireVersion: 0,
      maxWireVersion: 25,
      readOnly: false,
      linli: { embedded: true, folder: token },
      ok: 1,
    };
  },
};

function constant(reply: Doc, fields: string[] = []): Command {
  return { fields, run: () => ({ ...reply, ok: 1 }) };
}

const buildInfo = constant({
  version: VERSION,
  versionArray: [8, 0, 0, 0],
  gitVersion: 'linli-embedded',
  modules: [],
  storageEngines: ['lmdb'],
  javascriptEngine: 'none',
  bits: 64,
  debug: false,
  maxBsonObjectSize: 16_777_216,
});

const endSessions: Command = {
  fields: [],
  run({ command, store, name }) {
    store.sessions.end(command[name] as Doc[]);
    return { ok: 1 };
  },
};

const getParameter: Command = {
  fields: ['featureCompatibilityVersion', 'authenticationMechanisms', 'allParameters'],
  run: ({ command }) => ({
    ...(command.featureCompatibilityVersion ? { featureCompatibilityVersion: { version: '8.0' } } : {}),
    ...(command.authenticationMechanisms ? { authenticationMechanisms: [] } : {}),
    ok: 1,
  }),
};

const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run({ store, db }) {
    const collections = [...(store.databases.get(db)?.values() ?? [])];
    const total = (of: (collection: (typeof collections)[number]) => number) =>
      collections.reduce((sum, each) => sum + of(each), 0);
    return {
      db,
      collections: collections.length,
      views: 0,
      objects: total(({ count }) => count),
      indexes: total(({ indexes }) => indexes.size),
      ok: 1,
    };
  },
};

const explain: Command = {
  fields: ['verbosity'],
  run(call) {
    const inner = call.command.explain as Doc;
    const [name] = Object.keys(inner) as [string];
    const view = readView(call, String(inner[name]));
    const wanted = explained(inner, name);
    const executed = call.command.verbosity !== 'queryPlanner';
    return {
      explainVersion: '1',
      queryPlanner: {
        namespace: `${call.db}.${String(inner[name])}`,
        parsedQuery: wanted.filter,
        winningPlan: stageOf(planFor(view, wanted)),
      },
      ...(executed ? { executionStats: statistics(view, wanted) } : {}),
      ok: 1,
    };
  },
};

function explained(inner: Doc, name: string): Search {
  if (name === 'find' || name === 'count' || name === 'distinct' || name === 'findAndModify') return searchOf(inner);
  if (name === 'aggregate') return leadingSearch(inner.pipeline as Doc[], {}).first;
  const [first] = ((inner.updates ?? inner.deletes) as Doc[] | undefined) ?? [];
  if (!first) throw new StoreError('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  return { filter: first.q as Doc };
}

function stageOf(plan: Plan): Doc {
  if (plan.kind === 'COLLSCAN') return { stage: 'COLLSCAN', direction: 'forward' };
  const { spec, multikey } = plan.index;
  const direction = plan.reverse ? 'backward' : 'forward';
  const inputStage = { stage: 'IXSCAN', keyPattern: spec.key, indexName: spec.name, isMultiKey: multikey, direction };
  return { stage: 'FETCH', sortedByIndex: plan.sorted, inputStage };
}

function statistics(view: CollectionView | undefined, wanted: Search): Doc {
  const began = performance.now();
  const nReturned = search(view, wanted).length;
  return { executionSuccess: true, nReturned, executionTimeMillis: Math.round(performance.now() - began) };
}

const whatsMyUri: Command = {
  fields: [],
  run: ({ connection }: Call) => ({ you: `${(connection as Socket).remoteAddress}:${(connection as Socket).remotePort}`, ok: 1 }),
};

/** The commands that drivers, mongosh and Compass ask a server about itself. */
export const ADMIN_COMMANDS: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: constant({}),
  buildInfo,
  buildinfo: buildInfo,
  endSessions,
  refreshSessions: constant({}),
  connectionStatus: constant({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }, ['showPrivileges']),
  getParameter,
  getLog: constant({ totalLinesWritten: 0, log: [] }),
  getCmdLineOpts: constant({ argv: [], parsed: {} }),
  hostInfo: constant({ system: {}, os: {}, extra: {} }),
  dbStats,
  whatsmyuri: whatsMyUri,
  explain,
};
