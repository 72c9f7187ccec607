import { randomUUID } from 'node:crypto';
import { changeRecordedBy, RecordedChangeBody } from '@linli/contracts/audit';
import { until } from '@linli/testing';
import { AREA, GatewaySystem } from '../testing/gateway-system';
import { AuditChecking } from './audit-checking';
import { AuditRecord } from './audit-record';
import { AUDIT_RECORD } from './audit-record.schema';

const NOW = '2026-03-02T04:00:00.000Z';

describe('the records of the audit', () => {
  let system: GatewaySystem;
  beforeAll(async () => {
    system = await GatewaySystem.start();
  });
  afterAll(() => system.stop());

  const change = (): RecordedChangeBody => ({
    ...{ operation: 'cancelCommunityEvent', thing: 'community-event', thingId: randomUUID(), areaCode: AREA },
    ...{ changes: [{ field: 'status', after: 'cancelled' }], at: NOW, correlationId: randomUUID() },
  });
  const publish = (body: RecordedChangeBody) =>
    system.brokerInUse.publish({
      envelope: {
        ...{ id: randomUUID(), type: changeRecordedBy('events').name, source: 'events', time: NOW, subject: 'x' },
        ...{ correlationid: 'c', actor: { id: 'organiser-1', roles: [], areaCodes: [], memberOf: [] } },
      },
      body: JSON.stringify(body),
    });
  const kept = (thingId: string): Promise<AuditRecord> =>
    until(
      'the record',
      async () => (await system.modelOf<AuditRecord>(AUDIT_RECORD).findOne({ thingId }).lean<AuditRecord>()) ?? false,
    );

  it('shows when a record was changed or taken out behind its back', async () => {
    const checking = system.provider(AuditChecking);
    const [one, two] = [change(), change()];
    for (const body of [one, two]) await publish(body);
    for (const { thingId } of [one, two]) await kept(thingId);
    const whole = await checking.check();
    expect(whole).toMatchObject({ broken: [], cut: [] });
    expect(whole.ends).toContainEqual({ chain: 'events', number: expect.any(Number), hash: expect.any(String) });
    expect(whole.checked).toBeGreaterThan(1);
    const records = system.database.collection<{ _id: string; why?: string }>('auditRecords');
    const stored = await records.findOne({ thingId: one.thingId });
    const byId = { _id: stored?._id as string };
    await records.updateOne(byId, { $set: { why: 'invented' } });
    expect((await checking.check()).broken).toEqual([byId._id]);
    await records.updateOne(byId, { $unset: { why: 1 } });
    expect((await checking.check()).broken).toEqual([]);
    await records.deleteOne({ thingId: two.thingId });
    expect((await checking.check()).cut).toEqual(['events']);
  });

  it('is found by an index, whatever it is asked for', async () => {
    const model = system.modelOf<AuditRecord>(AUDIT_RECORD);
    const planOf = async (filter: object, direction: 1 | -1) =>
      JSON.stringify(await model.find(filter).sort({ at: direction, _id: direction }).limit(21).explain('queryPlanner'));
    const areas = AREA;
    for (const direction of [1, -1] as const) {
      expect(await planOf({ areas }, direction)).toContain('areas_1_at_-1__id_-1');
      for (const field of ['actorId', 'thingId', 'operation'])
        expect(await planOf({ [field]: 'x' }, direction)).toContain(`${field}_1_at_-1__id_-1`);
    }
  });

  it('lets records go when their time is over', async () => {
    const body = change();
    await publish(body);
    const record = await kept(body.thingId);
    const stored = await system.database
      .collection<{ _id: string; keptUntil: Date }>('auditRecords')
      .findOne({ _id: record._id });
    expect((stored?.keptUntil.getTime() ?? 0) - Date.now()).toBeGreaterThan(1_095 * 24 * 3_600_000);
    const indexes = await system.database.collection('auditRecords').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { keptUntil: 1 }, expireAfterSeconds: 0 }));
  });
});
