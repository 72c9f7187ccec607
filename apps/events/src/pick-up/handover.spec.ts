import {
  FetcherMissing,
  FetcherNotAuthorised,
  FetcherNotClear,
  FetcherNotForChild,
  FetcherNotToday,
  FetcherRemoved,
  MOST_PICK_UP_PERSONS_EVER,
  PickUpNotAsked,
  TooManyFormerPickUpPersons,
} from '@linli/contracts/events';
import { aRegistration } from '../testing/builders';
import { Fetcher, isSameFetcher } from './handover';
import { HandoverBook } from './handover-book';
import { aBook, PickUpBook, PickUpPerson } from './pick-up-book';
import { noPickUpRule, PickUpRule } from './pick-up-rule';

const party = aRegistration({ partySize: 2 });
const rule: PickUpRule = { ...noPickUpRule('e1'), required: true, version: 1 };
const person = (id: string, given: Partial<PickUpPerson> = {}): PickUpPerson => ({
  ...{ id, name: `人${id}`, phone: '13900000201', relation: 'other', namedAt: '2026-03-01T00:00:00.000Z' },
  ...given,
});
const BOOK: PickUpBook = {
  ...{ ...aBook(party), version: 3 },
  persons: [
    person('any'),
    person('july', { from: '2026-07-01', until: '2026-07-31' }),
    person('one', { children: ['林大满'] }),
    person('lost', { children: ['改名了'] }),
    person('gone', { removedAt: '2026-07-01T09:00:00.000Z' }),
    person('gate', { phone: undefined, atGate: true }),
  ],
};
/** 17:32 in Chengdu. */
const AT = new Date('2026-07-01T09:32:00Z');

const open = (given: { rule?: PickUpRule; book?: PickUpBook } = {}) =>
  new HandoverBook({
    rule: given.rule ?? rule,
    books: new Map([[party._id, given.book ?? BOOK]]),
    attendees: new Map([[party._id, ['林小满', '林大满']]]),
  });
const passage = (fetchedBy?: Fetcher, given: object = {}) => ({
  ...{ _id: 'c1', direction: 'exit' as const, people: 2, way: 'gate' as const, at: AT, fetchedBy },
  ...given,
});
const hand = (fetchedBy?: Fetcher, given: object = {}) => open().hand(passage(fetchedBy, given), party);

describe('whoever fetches', () => {
  it.each<[Fetcher, object]>([
    [{ personId: 'any' }, { personId: 'any' }],
    [{ guardian: true }, { guardian: true }],
    [{ personId: 'july' }, { personId: 'july' }],
    [{ name: ' 人any ', phone: '139 0000 0201' }, { personId: 'any' }],
    [
      { personId: 'any', children: [2, 1] },
      { personId: 'any', children: [2, 1] },
    ],
    [{ personId: 'any', override: 'emergency' }, { personId: 'any' }],
  ])('may: %j', (fetcher, handover) => {
    const book = open();
    expect(book.hand(passage(fetcher), party)).toEqual(handover);
    expect([book.changed, book.reliedOn]).toEqual([[], [BOOK]]);
  });

  it('may fetch the child that they are named for, and no other', () => {
    expect(hand({ personId: 'one', children: [2] }, { people: 1 })).toEqual({ personId: 'one', children: [2] });
    expect(() => hand({ personId: 'one', children: [1] }, { people: 1 })).toThrow(FetcherNotForChild);
    expect(() => hand({ personId: 'one' })).toThrow(FetcherNotForChild);
    expect(() => hand({ personId: 'lost', children: [2] }, { people: 1 })).toThrow(FetcherNotForChild);
  });

  it.each<[Fetcher | undefined, new () => Error]>([
    [undefined, FetcherMissing],
    [{ personId: 'nobody' }, FetcherNotAuthorised],
    [{ name: '王某' }, FetcherNotAuthorised],
    [{ personId: 'gate' }, FetcherNotAuthorised],
    [{ personId: 'gone' }, FetcherRemoved],
  ])('may not: %j', (fetcher, Refusal) => {
    expect(() => hand(fetcher)).toThrow(Refusal);
  });

  it('may on the first and the last day as the clocks of the event have it, and not before or after', () => {
    const on = (at: string) => () => hand({ personId: 'july' }, { at: new Date(at) });
    expect(on('2026-06-30T15:59:59Z')).toThrow(FetcherNotToday);
    expect(on('2026-06-30T16:00:00Z')()).toEqual({ personId: 'july' });
    expect(on('2026-07-31T15:59:59Z')()).toEqual({ personId: 'july' });
    expect(on('2026-07-31T16:00:00Z')).toThrow(FetcherNotToday);
  });

  it('may as long as they were not removed by then', () => {
    expect(hand({ personId: 'gone' }, { at: new Date('2026-07-01T08:59:59Z') })).toEqual({ personId: 'gone' });
  });

  it('is not the guardian where the guardian has said so', () => {
    const book = open({ book: { ...BOOK, guardianFetches: false } });
    expect(() => book.hand(passage({ guardian: true }), party)).toThrow(FetcherNotAuthorised);
  });

  it.each<[Fetcher, object]>([
    [{ personId: 'any', guardian: true }, {}],
    [{ personId: 'any', name: '人any' }, {}],
    [{ personId: 'any', phone: '13900000201' }, {}],
    [{}, {}],
    [{ personId: 'any', children: [1] }, {}],
    [{ personId: 'any', children: [1, 1] }, {}],
    [{ personId: 'any' }, { direction: 'entry' }],
  ])('is said clearly: %j %j', (fetcher, given) => {
    expect(() => hand(fetcher, given)).toThrow(FetcherNotClear);
  });
});

describe('staff who let somebody go all the same', () => {
  it('say why, and what was against it stays', () => {
    expect(hand({ personId: 'gone', override: 'emergency' })).toEqual({
      ...{ personId: 'gone', override: 'emergency', fault: FetcherRemoved.code },
    });
    expect(hand({ override: 'goes-alone' })).toEqual({ override: 'goes-alone', fault: FetcherMissing.code });
  });

  it('enter who it was once, known by the check-in, who may fetch no more than before', () => {
    const book = open();
    const stranger = { name: '王某', override: 'guardian-telephoned' as const };
    expect(book.hand(passage(stranger), party)).toMatchObject({ personId: 'c1', fault: FetcherNotAuthorised.code });
    expect(book.hand(passage(stranger, { _id: 'c2' }), party)).toMatchObject({ personId: 'c1' });
    expect(book.hand(passage({ ...stranger, name: '赵某' }, { _id: 'c3' }), party)).toMatchObject({ personId: 'c3' });
    expect(book.changed).toMatchObject([{ version: 4, persons: [...BOOK.persons, { id: 'c1', atGate: true }, { id: 'c3' }] }]);
    expect(() => book.hand(passage({ personId: 'c1' }), party)).toThrow(FetcherNotAuthorised);
  });

  it('find a book that is full, which keeps no child whose exit is a fact', () => {
    const persons = Array.from({ length: MOST_PICK_UP_PERSONS_EVER }, (_, at) => person(`p${at}`, { atGate: true }));
    const full = () => open({ book: { ...BOOK, persons } });
    const stranger = { name: '王某', override: 'emergency' as const };
    expect(() => full().hand(passage(stranger), party)).toThrow(TooManyFormerPickUpPersons);
    expect(full().hand(passage(stranger, { way: 'upload' }), party)).toEqual({
      ...{ override: 'emergency', fault: FetcherNotAuthorised.code },
    });
  });
});

describe('an exit', () => {
  it('that has taken place is kept with what was against it', () => {
    expect(hand({ personId: 'gone' }, { way: 'upload' })).toEqual({ personId: 'gone', fault: FetcherRemoved.code });
    expect(hand(undefined, { way: 'upload' })).toEqual({ fault: FetcherMissing.code });
  });

  it.each(['gate', 'self'] as const)('by way of %s does not go past who may fetch', (way) => {
    expect(() => hand(undefined, { way })).toThrow(FetcherMissing);
  });

  it('needs nobody where the event does not ask, and is checked where it is said', () => {
    const free = open({ rule: { ...rule, required: false } });
    expect(free.hand(passage(), party)).toBeUndefined();
    expect(() => free.hand(passage({ personId: 'gone' }), party)).toThrow(FetcherRemoved);
    expect(new HandoverBook().hand(passage(), party)).toBeUndefined();
    expect(() => new HandoverBook().hand(passage({ guardian: true }), party)).toThrow(PickUpNotAsked);
    expect(hand(undefined, { direction: 'entry' })).toBeUndefined();
  });

  it('that comes again says the same of who fetches', () => {
    expect(isSameFetcher(undefined, undefined)).toBe(true);
    expect(isSameFetcher({ personId: 'a' }, { personId: 'a' })).toBe(true);
    expect(isSameFetcher({ personId: 'c1' }, { name: '王某' })).toBe(true);
    expect(isSameFetcher({ personId: 'a' }, { personId: 'b' })).toBe(false);
    expect(isSameFetcher({ personId: 'a' }, { guardian: true })).toBe(false);
    expect(isSameFetcher({ guardian: true }, undefined)).toBe(false);
    expect(isSameFetcher({ guardian: true }, { guardian: true, children: [1] })).toBe(false);
  });
});
