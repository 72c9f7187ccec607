import fc from 'fast-check';
import document from '../docs/openapi.json';
import { FuzzRequest, requestsTo } from './fuzz/request';
import { FuzzAnswer, Verdicts } from './fuzz/verdict';
import { World } from './fuzz/world';
import { Linli } from './system/linli';
import { Document, Operation, operationsOf } from './world/document';

/** Requests to each operation; `npm run fuzz` sends many more. */
const RUNS = Number(process.env.LINLI_FUZZ_RUNS ?? 40);
const SEED = process.env.LINLI_FUZZ_SEED === undefined ? undefined : Number(process.env.LINLI_FUZZ_SEED);

/** They would end the account or the sessions of those who send the requests; what they take is covered elsewhere. */
const LEFT_OUT: readonly string[] = ['deleteMyAccount'];

const DOCUMENT = document as unknown as Document;

describe('whatever is sent', () => {
  let linli: Linli;
  let world: World;
  const verdicts = new Verdicts(DOCUMENT);

  beforeAll(async () => {
    linli = await Linli.start();
    world = await World.settle(linli);
  });
  afterAll(() => linli.stop());

  const operations = operationsOf(DOCUMENT).filter(({ operationId }) => !LEFT_OUT.includes(operationId));

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s answers as documented, with nothing of another area',
    async (_id, operation) => {
      const requests = requestsTo({ operation, document: DOCUMENT, known: world, people: world.people });
      const property = fc.asyncProperty(requests, async (request) => {
        const answer = await send(operation, request);
        const faults = verdicts.faultsOf(operation, answer);
        if (faults.length > 0) throw new Error(`${faults.join('; ')}\n${answer.status} ${answer.text.slice(0, 500)}`);
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: false });
    },
    60_000 + RUNS * 1000,
  );

  it('leaves the platform ready', async () => {
    expect((await fetch(`${linli.url}/health/ready`)).status).toBe(200);
  });

  async function send({ method }: Operation, { by, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const token = await world.tokenOf(by);
    const sent = new Headers(headers);
    if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
    const response = await fetch(`${linli.url}${path}`, { method, headers: sent, body, redirect: 'manual' });
    const text = await response.text();
    if (response.status === 401) world.signInAgain(by);
    world.remember(text);
    return { status: response.status, headers: response.headers, text };
  }
});
