import { randomUUID } from 'node:crypto';
import { OutsideOwnArea } from '@linli/contracts';
import { RegisterEnterprises, RegisterUnits } from '@linli/contracts/business-service';
import { TestSystem } from '@linli/testing';
import { businessService } from '../business-service.module';
import { anEnterpriseBody, anOrganiser, aUnitBody, NOON } from '../testing/builders';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([businessService], { now: NOON });
});
afterAll(() => system.stop());

describe.each([
  { collection: 'enterprises', contract: RegisterEnterprises, aRow: anEnterpriseBody },
  { collection: 'units', contract: RegisterUnits, aRow: aUnitBody },
] as const)('registering $collection of a table', ({ collection, contract, aRow }) => {
  const rows = [aRow(), aRow({ name: { zh: '第二家', en: 'Second' } }), aRow({ areaCode: '510107' }), aRow()] as never;
  const enter = (dryRun: boolean, actor = anOrganiser()) => system.ask(contract, { rows, dryRun } as never, actor);
  const stored = () => system.database().collection(collection).find({}).sort({ _id: 1 }).toArray();

  it('tells what would become of each row and changes nothing, then does it, and nothing more the second time', async () => {
    const refused = { outcome: 'refused', error: OutsideOwnArea.code };
    const first = [{ outcome: 'added' }, { outcome: 'added' }, refused, { outcome: 'present' }];
    expect((await enter(true)).rows).toEqual(first);
    expect(await stored()).toEqual([]);

    expect((await enter(false)).rows).toEqual(first);
    const entries = await stored();
    expect(entries).toHaveLength(2);
    const entry = { ...(rows as object[])[0], _id: expect.any(String), registeredAt: expect.any(Date) };
    expect(entries).toContainEqual(expect.objectContaining(entry));

    const again = [{ outcome: 'present' }, { outcome: 'present' }, refused, { outcome: 'present' }];
    expect([(await enter(true)).rows, (await enter(false)).rows]).toEqual([again, again]);
    expect(await stored()).toEqual(entries);
  });

  it('adds each once when the command is delivered twice, or two tables come at once', async () => {
    await system.database().collection(collection).deleteMany({});
    const as = { messageId: randomUUID(), actor: anOrganiser() };
    const send = () => system.askAgain(contract, { rows, dryRun: false } as never, as);
    expect(await send()).toEqual(await send());
    await Promise.all([enter(false), enter(false), enter(false)]);
    expect(await stored()).toHaveLength(2);
  });

  it('enters nothing of an area that the actor does not work for', async () => {
    const { rows: results } = await enter(false, anOrganiser({ areaCodes: ['3301'] }));
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused', 'refused']);
  });
});
