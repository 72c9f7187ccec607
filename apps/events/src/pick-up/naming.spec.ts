import { DeclaredError, NotOwner } from '@linli/contracts';
import {
  ChildNotNamed,
  PickUpDaysNotValid,
  PickUpNotAsked,
  PickUpPersonNotFound,
  RegistrationEnded,
  TooManyFormerPickUpPersons,
  TooManyPickUpPersons,
} from '@linli/contracts/events';
import fc from 'fast-check';
import { aRegistration, aResident, NOON } from '../testing/builders';
import { Naming, namePerson, removePerson, settle } from './naming';
import { aBook, isListed, PickUpBook } from './pick-up-book';
import { noPickUpRule, PickUpRule } from './pick-up-rule';

const registration = aRegistration();
const rule: PickUpRule = { ...noPickUpRule('e1'), required: true, version: 1 };
const GRANDMOTHER = { name: ' 林玉兰 ', phone: '+86 139-0000-0201', relation: 'grandparent' as const };

const naming = (given: Partial<Naming> = {}): Naming => ({
  ...{ registration, rule, actor: aResident(), now: NOON, attendees: ['林小满', '林大满'], newId: 'p1' },
  ...given,
});
const named = (book = aBook(registration), said: object = {}, given: Partial<Naming> = {}) =>
  namePerson(book, { ...GRANDMOTHER, ...said }, naming(given));
const removing = (given: object = {}) => ({ registration, actor: aResident(), now: NOON, ...given });

describe('a pick-up person who is named', () => {
  it('stands in the book with name and number in their normal form, and children by name', () => {
    const { book, person } = named(undefined, { children: [2], from: '2026-07-01', until: '2026-07-31' });
    expect(person).toEqual({
      ...{ id: 'p1', name: '林玉兰', phone: '13900000201', relation: 'grandparent', children: ['林大满'] },
      ...{ from: '2026-07-01', until: '2026-07-31', namedAt: NOON.toISOString() },
    });
    expect(book).toMatchObject({ version: 1, persons: [person], guardianFetches: true });
  });

  it('is the same person with the same name and number: nothing changes, or what is said of them', () => {
    const { book } = named();
    expect(named(book, {}, { newId: 'p2' }).book).toBe(book);
    const again = named(book, { phone: '13900000201', until: '2026-07-31' }, { newId: 'p2' });
    expect(again.book.persons).toMatchObject([{ id: 'p1', until: '2026-07-31' }]);
    expect(named(book, { name: '林玉' }, { newId: 'p2' }).book.persons).toHaveLength(2);
  });

  it('may fetch again when they were removed, under the id that they had', () => {
    const { book } = removePerson(named().book, 'p1', removing());
    expect(book.persons.filter(isListed)).toEqual([]);
    expect(removePerson(book, 'p1', removing()).book).toBe(book);
    expect(named(book, {}, { newId: 'p2' }).book.persons).toEqual([
      expect.not.objectContaining({ removedAt: expect.anything() }),
    ]);
  });

  it.each<[object, new () => DeclaredError, string]>([
    [{ children: [3] }, ChildNotNamed, '#/children'],
    [{ from: '2026-02-30' }, PickUpDaysNotValid, '#/from'],
    [{ until: '2026-13-01' }, PickUpDaysNotValid, '#/until'],
    [{ from: '2026-07-02', until: '2026-07-01' }, PickUpDaysNotValid, '#/until'],
  ])('is refused with %j, and it says where', (said, Broken, pointer) => {
    const refused = (): unknown => named(undefined, said);
    expect(refused).toThrow(Broken);
    expect(refused).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ pointer })] }));
  });

  it('is named by the guardian alone, as long as the registration has not ended, where the event asks', () => {
    expect(() => named(undefined, {}, { actor: aResident(2) })).toThrow(NotOwner);
    expect(() => named(undefined, {}, { registration: { ...registration, active: false } })).toThrow(RegistrationEnded);
    expect(() => named(undefined, {}, { rule: noPickUpRule('e1') })).toThrow(PickUpNotAsked);
    expect(() => settle(aBook(registration), {}, naming({ actor: aResident(2) }))).toThrow(NotOwner);
  });

  it('is removed by the guardian alone, also when the registration has ended', () => {
    const { book } = named();
    expect(() => removePerson(book, 'p1', removing({ actor: aResident(2) }))).toThrow(NotOwner);
    expect(() => removePerson(book, 'p9', removing())).toThrow(PickUpPersonNotFound);
    const ended = removing({ registration: { ...registration, active: false } });
    expect(removePerson(book, 'p1', ended).person).toMatchObject({ removedAt: NOON.toISOString() });
  });

  it('is one of six at a time and of sixty ever, whatever is named and removed', () => {
    const step = fc.record({ remove: fc.boolean(), who: fc.integer({ min: 0, max: 80 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let book: PickUpBook = aBook(registration);
        for (const { remove, who } of steps) book = stepOf(book, remove, who);
        expect(book.persons.filter(isListed).length).toBeLessThanOrEqual(6);
        expect(book.persons.length).toBeLessThanOrEqual(60);
        expect(new Set(book.persons.map(({ name }) => name)).size).toBe(book.persons.length);
      }),
    );
  });
});

function stepOf(book: PickUpBook, remove: boolean, who: number): PickUpBook {
  try {
    if (remove) return removePerson(book, `p${who}`, removing()).book;
    return named(book, { name: `接送人${who}` }, { newId: `p${who}` }).book;
  } catch (error) {
    const isFull = error instanceof TooManyPickUpPersons || error instanceof TooManyFormerPickUpPersons;
    if (!isFull && !(error instanceof PickUpPersonNotFound)) throw error;
    return book;
  }
}

it('a guardian says of what they are told and whether they fetch, and what is not given stays', () => {
  const book = settle(aBook(registration), { tellOfEach: true }, naming());
  expect(book).toMatchObject({ tellOfEach: true, guardianFetches: true, version: 1 });
  expect(settle(book, {}, naming())).toBe(book);
  expect(settle(book, { guardianFetches: false }, naming())).toMatchObject({ tellOfEach: true, guardianFetches: false });
});
