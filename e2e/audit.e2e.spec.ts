import { randomUUID } from 'node:crypto';
import { Role } from '@linli/contracts';
import { AuditPage, AuditRecordView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { isForStaff, POLICY, Rule, rolesOf, STAFF_ROLES } from '../apps/gateway/src/access/policy';
import { Caller } from '../apps/standalone/src/demonstration/client';
import document from '../docs/openapi.json';
import { Linli } from './system/linli';
import { Document, Operation, operationsOf } from './world/document';
import { requestTo } from './world/example-request';
import { Target, withPreparation } from './world/prepared';
import { Side, settleSide } from './world/side';
import { LAST, STAFF_CHANGES } from './world/staff-changes';

/** Operations that find nothing to change in a world where all is well; the tests named see to their records. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  replayDeadLetters: 'libs/messaging/src/dead-letters/dead-letters.int.spec.ts',
  discardDeadLetters: 'libs/messaging/src/dead-letters/dead-letters.int.spec.ts',
};

const staffChanges = operationsOf(document as unknown as Document)
  .filter(({ method, operationId }) => method !== 'GET' && isForStaff(POLICY[operationId as keyof typeof POLICY]))
  .sort((one, other) => LAST.indexOf(one.operationId) - LAST.indexOf(other.operationId));

describe('every operation by which staff change something', () => {
  let linli: Linli;
  let side: Side;
  let auditor: Caller;
  beforeAll(async () => {
    linli = await Linli.start();
    auditor = linli.administrator;
    side = await settleSide(linli, { areaCode: '510108903901', word: 'here' });
  });
  afterAll(() => linli.stop());

  it.each(staffChanges.filter(({ operationId }) => !(operationId in ELSEWHERE)).map((one) => [one.operationId, one] as const))(
    'is recorded: %s',
    async (id, operation) => {
      const given = await STAFF_CHANGES[id]?.(side, linli);
      const { ok, text, correlationId } = await call(operation, withPreparation(side, given));
      if (!ok) throw new Error(`${id} must succeed to be recorded; prepare it in STAFF_CHANGES. It answered: ${text}`);
      const record = await recordOf(id, correlationId);
      expect(record).toMatchObject({ operation: id, role: expect.any(String), why: expect.any(String), correlationId });
      expect(record.changes.length).toBeGreaterThan(0);
    },
  );

  async function call(operation: Operation, to: Target) {
    const { method, path, mediaType, body } = { ...requestTo(operation, to), ...(to.body !== undefined && { body: to.body }) };
    const reason = { 'change-reason': encodeURIComponent('居民来电') };
    const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID(), ...reason };
    const answer = await callerOf(operation.operationId, to).raw(method, path, { headers, body });
    return { ok: answer.ok, text: await answer.text(), correlationId: answer.headers.get('x-correlation-id') as string };
  }

  function callerOf(id: string, { people }: Side): Caller {
    const rule: Rule = POLICY[id as keyof typeof POLICY];
    if (Object.values(rule).includes('everywhere')) return auditor;
    const role = rolesOf(rule).find((one: Role) => STAFF_ROLES.some((staff) => staff === one)) as Role;
    return people[role];
  }

  const recordOf = (id: string, correlationId: string): Promise<AuditRecordView> =>
    until(
      `a record of ${id}: does its handler say context.outbox.record({ thing, before, after })? See docs/audit.md`,
      async () => {
        const { items } = await auditor.get<AuditPage>(`/audit?operation=${id}&limit=100`);
        return items.find((item) => item.correlationId === correlationId);
      },
      20_000,
    );
});
