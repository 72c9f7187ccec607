import { beginningOf, firstDue, follows, Link, Linked, linkedAfter, markedWith } from './audit-chain';
import { AuditRecord } from './audit-record';

const record = (_id: string, given: Partial<AuditRecord> = {}): AuditRecord => ({
  ...{ _id, at: new Date('2026-03-02T04:00:00Z'), actorId: 'a', operation: 'foundTeam', thing: 'team', thingId: '1' },
  ...{ areaCode: '5101', areas: ['', '5101'], changes: [{ field: 'name', after: 'x' }], correlationId: 'c' },
  ...given,
});
const chain = linkedAfter(beginningOf('events'), [record('1'), record('2'), record('3')]);
const isWhole = (links: readonly Linked[]): boolean =>
  links.every((link, at) => follows(link, (links[at - 1] as Link | undefined) ?? beginningOf('events')));

describe('a chain of records', () => {
  it('is whole as it was made, also where it was made in two parts', () => {
    expect(isWhole(chain)).toBe(true);
    const [first, ...rest] = chain as [Linked, ...Linked[]];
    expect(linkedAfter(first, [record('2'), record('3')])).toEqual(rest);
  });

  it.each<[string, (links: Linked[]) => unknown]>([
    ['a word is changed', ([, two]) => Object.assign(two as object, { why: 'another' })],
    ['somebody else is said to have done it', ([, two]) => Object.assign(two as object, { actorId: 'b' })],
    ['a field is changed', ([, two]) => Object.assign(two as object, { changes: [{ field: 'name', after: 'y' }] })],
    ['a record is taken out', (links) => links.splice(1, 1)],
    ['one is put in', (links) => links.splice(1, 0, { ...(links[1] as Linked), _id: '9' })],
    ['two change places', (links) => links.push(links.shift() as Linked)],
  ])('is broken when %s', (_what, change) => {
    const links = structuredClone(chain) as Linked[];
    change(links);
    expect(isWhole(links)).toBe(false);
  });
});

describe('the marks of a chain', () => {
  const DAY_MS = 24 * 3_600_000;
  const NOW = new Date('2026-03-02T04:00:00Z');
  const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

  it('are a week apart, and go when their time is over', () => {
    const one = { number: 1, keptUntil: inDays(10) };
    expect(markedWith([], one, NOW)).toEqual([one]);
    expect(markedWith([one], { number: 5, keptUntil: inDays(16) }, NOW)).toEqual([one]);
    const nine = { number: 9, keptUntil: inDays(17) };
    expect(markedWith([one], nine, NOW)).toEqual([one, nine]);
    expect(markedWith([one, nine], { number: 12, keptUntil: inDays(18) }, inDays(10))).toEqual([nine]);
  });

  it('tell the lowest number that has to be there', () => {
    const marks = [
      { number: 1, keptUntil: inDays(1) },
      { number: 9, keptUntil: inDays(8) },
    ];
    expect([firstDue(marks, NOW), firstDue(marks, inDays(1)), firstDue(marks, inDays(8))]).toEqual([1, 9, undefined]);
  });
});
