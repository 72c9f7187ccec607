import { beginningOf, follows, Link, Linked, linkedAfter } from './audit-chain';
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
