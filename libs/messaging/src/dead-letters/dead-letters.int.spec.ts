import { randomUUID } from 'node:crypto';
import { Actor, RoleMissing } from '@linli/contracts';
import { changeRecordedBy } from '@linli/contracts/audit';
import { DeadLetterLine, DeadLetterNotFound, deadLetterContracts } from '@linli/contracts/dead-letters';
import { TestSystem, until } from '@linli/testing';
import { EntryBody, EntryBooked } from '../testing/ledger';
import { office, sortingOffice } from '../testing/sorting-office';

const { list, get, replay, discard } = deadLetterContracts('volunteers');
const keeper: Actor = { id: randomUUID(), roles: ['administrator'], areaCodes: [], memberOf: [] };
const SORT = 'sort-entry-when-booked';

describe('the dead letters of a service', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start([sortingOffice], { watch: [changeRecordedBy('volunteers')] });
  });
  afterAll(() => system.stop());
  beforeEach(async () => {
    Object.assign(office, { broken: true, sorted: [], stamped: [] });
    await system.database().collection('deadLetters').deleteMany({});
  });

  const lines = async (body = {}): Promise<DeadLetterLine[]> => (await system.ask(list, body, keeper)).items;
  const kept = (count: number) => until(`${count} letters`, async () => (await lines()).length === count && lines());
  const sorted = (count: number) => until(`${count} sorted`, () => office.sorted.length >= count && new Set(office.sorted));

  async function publishPoison(count: number): Promise<Set<string>> {
    const entries: EntryBody[] = Array.from({ length: count }, () => ({ entryId: randomUUID(), text: 'sort me' }));
    for (const entry of entries) await system.publish(EntryBooked, entry);
    await kept(count);
    return new Set(entries.map(({ entryId }) => entryId));
  }

  it('are listed with reason, handler and attempts, and shown with the message as it came', async () => {
    const id = randomUUID();
    const body = { entryId: randomUUID(), text: 'sort me', addedLater: true };
    await system.publish(EntryBooked, body, id);
    const [line] = await kept(1);
    expect(line).toMatchObject({
      id: expect.stringMatching(/^volunteers\./),
      service: 'volunteers',
      handler: SORT,
      contract: EntryBooked.name,
      reason: 'The sorting machine is broken.',
      attempts: 1,
      state: 'kept',
    });
    const letter = await system.ask(get, { id: line!.id }, keeper);
    expect(JSON.parse(letter.body)).toEqual(body);
    const headers = Object.fromEntries(letter.headers.map(({ name, value }) => [name, value]));
    expect(headers).toMatchObject({ id, type: EntryBooked.name, source: 'events', subject: body.entryId, correlationid: id });
  });

  it('are replayed to the handler that failed, and to no other', async () => {
    const entryIds = await publishPoison(2);
    office.broken = false;
    expect(await system.ask(replay, {}, keeper)).toEqual({ letters: 2, stranded: 0 });
    expect(await sorted(2)).toEqual(entryIds);
    expect(new Set(office.stamped)).toEqual(entryIds);
    const replayed = await lines({ state: 'replayed' });
    expect(replayed).toHaveLength(2);
    await until('the effect is told', async () => (await system.ask(get, { id: replayed[0]!.id }, keeper)).tookEffectAt);
  });

  it('have one effect however often they are replayed', async () => {
    const entryIds = await publishPoison(3);
    office.broken = false;
    const answers = await Promise.all([1, 2, 3].map(() => system.ask(replay, {}, keeper)));
    expect(answers.reduce((sum, { letters }) => sum + letters, 0)).toBe(3);
    expect(await system.ask(replay, {}, keeper)).toEqual({ letters: 0, stranded: 0 });
    expect(await sorted(3)).toEqual(entryIds);
    expect(office.sorted).toHaveLength(3);
  });

  it('come back with their attempts counted on when they fail again', async () => {
    await publishPoison(1);
    for (const attempts of [2, 3]) {
      await system.ask(replay, {}, keeper);
      const [line] = await until('the letter', async () => (await lines())[0]?.attempts === attempts && lines());
      expect(line).toMatchObject({ state: 'kept', attempts });
      expect(line?.settledAt).toBeUndefined();
      expect(Date.parse(line!.firstSeen)).toBeLessThan(Date.parse(line!.lastSeen));
    }
  });

  it('are walked through in batches, each once even when it comes back', async () => {
    await publishPoison(5);
    const walked: number[] = [];
    let after: string | undefined;
    do {
      const { letters, next } = await system.ask(replay, { limit: 2, after }, keeper);
      walked.push(letters);
      after = next;
      await kept(5);
    } while (after);
    expect(walked).toEqual([2, 2, 1]);
    expect((await lines()).map(({ attempts }) => attempts)).toEqual([2, 2, 2, 2, 2]);
  });

  it('are replayed and discarded on record: who did it to which letter', async () => {
    const told = () => system.facts(changeRecordedBy('volunteers'));
    await publishPoison(1);
    const before = told().length;
    const [letter] = await lines();
    await system.ask(discard, { dryRun: true }, keeper);
    await system.ask(discard, {}, keeper);
    await publishPoison(1);
    office.broken = false;
    await system.ask(replay, {}, keeper);
    const records = await until('two records', () => told().length === before + 2 && told().slice(before));
    expect(records[0]).toMatchObject({
      operation: 'discardDeadLetters',
      thing: 'dead-letter',
      thingId: letter?.id,
      areaCode: '',
    });
    expect(records[0]?.changes).toContainEqual({ field: 'state', before: 'kept', after: 'discarded' });
    expect(records[1]).toMatchObject({ operation: 'replayDeadLetters' });
    await sorted(1);
  });

  it('are left as they are by a dry run', async () => {
    await publishPoison(2);
    const before = await lines();
    for (const contract of [replay, discard])
      expect(await system.ask(contract, { dryRun: true }, keeper)).toEqual({ letters: 2, stranded: 0 });
    expect(await lines()).toEqual(before);
  });

  it('stay discarded, and are not replayed', async () => {
    const entryIds = await publishPoison(1);
    expect(await system.ask(discard, {}, keeper)).toEqual({ letters: 1, stranded: 0 });
    expect(await lines()).toEqual([]);
    expect(await lines({ state: 'discarded' })).toMatchObject([{ handler: SORT, settledAt: expect.any(String) }]);
    expect(await system.ask(replay, {}, keeper)).toEqual({ letters: 0, stranded: 0 });
    expect(new Set(office.stamped)).toEqual(entryIds);
  });

  it('are chosen by id, handler, contract and time', async () => {
    await publishPoison(2);
    const [first] = await lines();
    const [early, late] = ['2026-01-01T00:00:00Z', '2126-01-01T00:00:00Z'];
    const counts = async (body: object) => (await system.ask(discard, { ...body, dryRun: true }, keeper)).letters;
    expect(await counts({ ids: [first!.id] })).toBe(1);
    expect([await counts({ handler: SORT }), await counts({ handler: 'another' })]).toEqual([2, 0]);
    expect([await counts({ contract: EntryBooked.name }), await counts({ contract: 'events.other.v1' })]).toEqual([2, 0]);
    expect([await counts({ from: early }), await counts({ from: late })]).toEqual([2, 0]);
    expect([await counts({ to: early }), await counts({ to: late })]).toEqual([0, 2]);
  });

  it('are left where they are when the service has no such handler any more', async () => {
    await publishPoison(1);
    const letters = system.database().collection('deadLetters');
    await letters.updateOne({}, { $set: { handler: 'a-handler-of-last-year' } });
    expect(await system.ask(replay, {}, keeper)).toEqual({ letters: 0, stranded: 1 });
    expect(await lines()).toHaveLength(1);
  });

  it('hold what came in a version that the handler does not know, at the first attempt and with an instruction', async () => {
    office.broken = false;
    const envelope = {
      id: 'm',
      type: 'events.entry-booked.v2',
      source: 'events',
      time: '2026-11-02T08:00:00Z',
      correlationid: 'c',
    };
    await system.send({ envelope, body: '{"entry":{}}', queue: `volunteers.${SORT}` });
    const [line] = await kept(1);
    expect(line).toMatchObject({ contract: 'events.entry-booked.v2', attempts: 1 });
    expect(line?.reason).toMatch(/^Version 2 of events.entry-booked came to a handler of version 1. Deploy .+, then replay.$/);
    const { body } = await system.ask(get, { id: line!.id }, keeper);
    expect([body, office.sorted]).toEqual(['{"entry":{}}', []]);
  });

  it('are for administrators', async () => {
    const resident: Actor = { ...keeper, roles: ['resident', 'organiser'] };
    await expect(system.ask(list, {}, resident)).rejects.toThrow(RoleMissing);
    for (const contract of [replay, discard]) await expect(system.ask(contract, {}, resident)).rejects.toThrow(RoleMissing);
    const id = `volunteers.${randomUUID()}`;
    await expect(system.ask(get, { id }, resident)).rejects.toThrow(RoleMissing);
    await expect(system.ask(get, { id }, keeper)).rejects.toThrow(DeadLetterNotFound);
  });
});
