import { POLICY } from '../apps/gateway/src/access/policy';
import document from '../docs/openapi.json';
import { Linli } from './system/linli';
import { Document, operationsOf } from './world/document';
import { settleSide } from './world/side';
import { Walk } from './world/walk';
import { inTurn, WAYMARKS } from './world/waymarks';

const operations = operationsOf(document as unknown as Document).sort(inTurn);

describe('the policy', () => {
  let linli: Linli;
  let walk: Walk;

  beforeAll(async () => {
    linli = await Linli.start({ ERASURE_GRACE_DAYS: '1' });
    const sides = {
      own: await settleSide(linli, { areaCode: '510108903901', word: 'own' }),
      beside: await settleSide(linli, { areaCode: '510108903901', word: 'beside' }),
      elsewhere: await settleSide(linli, { areaCode: '510104001001', word: 'elsewhere' }),
    };
    walk = new Walk(linli, sides, WAYMARKS);
  }, 180_000);
  afterAll(() => linli.stop());

  it('has an operation for each of its rules', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids)).toEqual(new Set(Object.keys(POLICY)));
  });

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    'holds for %s, whoever calls it',
    async (_id, operation) => {
      expect(await walk.through(operation)).toEqual([]);
    },
  );
});
