import { randomUUID } from 'node:crypto';
import { InvalidInput, KeyReused, ServiceUnavailable } from '@linli/contracts';
import { TestSystem, until } from '@linli/testing';
import { trail } from '../handlers/call';
import { HandlerFailed } from '../server/reply';
import { BookEntry, CountEntries, EntryBody, EntryBooked, EntryRefused, ledgerService } from '../testing/ledger';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([ledgerService], { watch: [EntryBooked] });
});
afterAll(() => system.stop());

const entry = (text = 'book'): EntryBody => ({ entryId: randomUUID(), text });
const held = (collection: string, { entryId }: EntryBody) =>
  system.database().collection<{ _id: string }>(collection).countDocuments({ _id: entryId });
/** Books an entry and waits until its fact has been handled. */
async function booked(): Promise<EntryBody> {
  const booked = entry();
  await system.ask(BookEntry, booked);
  await until('the copy', async () => (await held('copies', booked)) === 1);
  return booked;
}
const published = ({ entryId }: EntryBody) => system.facts(EntryBooked).filter((fact) => fact.entryId === entryId);
const letters = ({ entryId }: EntryBody) =>
  system.database().collection('deadLetters').find({ 'envelope.subject': entryId }).toArray();

describe('a command', () => {
  it('changes the store and tells of it, once', async () => {
    const made = await booked();
    await until('the fact', () => published(made).length > 0);
    expect(published(made)).toEqual([made]);
    expect(await held('entries', made)).toBe(1);
  });

  it.each([
    ['a declared error', 'refuse', EntryRefused],
    ['an unexpected failure', 'break', HandlerFailed],
    ['publishing what it has not declared', 'publish undeclared', HandlerFailed],
  ])('leaves no trace after %s', async (_case, text, Failure) => {
    const failing = entry(text);
    await expect(system.ask(BookEntry, failing)).rejects.toThrow(Failure);
    // A later entry that has gone all the way shows that nothing of the failed one is still on its way.
    await booked();
    expect([await held('entries', failing), await held('copies', failing), published(failing)]).toEqual([0, 0, []]);
  });

  it('fails where it comes with a revision that its handler does not look at', async () => {
    const meant = entry();
    const asked = { service: 'gateway', correlationId: meant.entryId, asked: { operation: 'test', expected: '1' } } as const;
    await expect(trail.run(asked, () => system.ask(BookEntry, meant))).rejects.toThrow(HandlerFailed);
    expect(await held('entries', meant)).toBe(0);
  });

  it('is answered as the first time when its message comes again, also at the same moment', async () => {
    const [same, id] = [entry(), randomUUID()];
    const answers = await Promise.all([1, 2, 3].map(() => system.askAgain(BookEntry, same, { messageId: id })));
    expect(answers).toEqual([same, same, same]);
    await until('the copy', async () => (await held('copies', same)) === 1);
    expect([await held('entries', same), published(same).length]).toEqual([1, 1]);
  });

  it('is prepared before its transaction, which does not undo it', async () => {
    const failing = entry('refuse');
    await expect(system.ask(BookEntry, failing)).rejects.toThrow(EntryRefused);
    const preparations = system.database().collection('preparations');
    expect(await preparations.countDocuments({ text: failing.entryId })).toBe(1);
  });

  it('is refused by its preparation, unless it was answered before', async () => {
    const [once, id] = [entry('prepare once'), randomUUID()];
    await expect(system.askAgain(BookEntry, once, { messageId: id })).resolves.toEqual(once);
    await expect(system.askAgain(BookEntry, once, { messageId: id })).resolves.toEqual(once);
    await expect(system.ask(BookEntry, once)).rejects.toThrow(EntryRefused);
    expect(await held('entries', once)).toBe(1);
  });

  it('is refused when its message id was used for another body', async () => {
    const id = randomUUID();
    const first = entry();
    await system.askAgain(BookEntry, first, { messageId: id });
    await until('the copy', async () => (await held('copies', first)) === 1);
    await expect(system.askAgain(BookEntry, entry(), { messageId: id })).rejects.toThrow(KeyReused);
  });

  it('is refused with the fields that are wrong', async () => {
    const bad = { entryId: 'no id', text: 'x'.repeat(41), more: 1 } as EntryBody;
    await expect(system.ask(BookEntry, bad)).rejects.toThrow(InvalidInput);
  });
});

describe('a query', () => {
  it('reads outside of any transaction', async () => {
    await booked();
    expect((await system.ask(CountEntries, {})).count).toBeGreaterThan(0);
  });
});

describe('an integration event', () => {
  it('takes effect once however often it is delivered', async () => {
    const fact = entry();
    const before = await system.effects();
    await system.publishTwice(EntryBooked, fact);
    await system.publishTwice(EntryBooked, { ...fact, entryId: randomUUID() });
    await until('two effects', async () => (await system.effects()) === before + 2);
    expect(await held('copies', fact)).toBe(1);
  });

  it('is tried again when its handler fails, and what the failed attempt wrote is undone', async () => {
    const fact = entry('fail once');
    const before = await system.effects();
    // The in-process broker confirms only when the retry is through, RabbitMQ at once.
    await system.publish(EntryBooked, fact);
    await until('the effect', async () => (await held('copies', fact)) === 1);
    expect(await system.effects()).toBe(before + 1);
    expect(await letters(fact)).toEqual([]);
  });

  it('goes to the dead letters at once, with the reason, when its body breaks the schema', async () => {
    const fact = { ...entry(), text: 7 } as unknown as EntryBody;
    await system.publish(EntryBooked, fact);
    const [letter] = await until('the letter', async () => {
      const found = await letters(fact);
      return found.length > 0 && found;
    });
    expect(letter).toMatchObject({ handler: 'copy-entry-when-booked', contract: 'events.entry-booked.v1', attempts: 1 });
    expect(letter?.reason).toContain('#/text');
    expect(await held('copies', fact)).toBe(0);
  });

  it('with a field that a newer version has added is handled all the same', async () => {
    const fact = { ...entry(), addedLater: true };
    await system.publish(EntryBooked, fact);
    await until('the copy', async () => (await held('copies', fact)) === 1);
  });
});

describe('a service that is not there', () => {
  it('is answered with ServiceUnavailable, not with silence', async () => {
    const elsewhere = { ...CountEntries, service: 'volunteers' as const };
    await expect(system.ask(elsewhere, {})).rejects.toThrow(ServiceUnavailable);
  });
});
