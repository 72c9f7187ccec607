import { LeavingNotClear } from '@linli/contracts/events';
import { stayingOf } from './leaving';

const named = (...names: string[]) => names.map((name) => ({ name, answers: [] }));
const FAMILY = named('Lin', 'Mei', 'Bo');
const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name);

describe('those named in a form of a party that becomes smaller', () => {
  it.each([
    ['go by their number', FAMILY, { leaving: [2], from: 3, to: 2 }, ['Lin', 'Bo']],
    ['go in any order', FAMILY, { leaving: [3, 1], from: 3, to: 1 }, ['Mei']],
    ['stay where others were never named', FAMILY, { from: 5, to: 3 }, ['Lin', 'Mei', 'Bo']],
    ['may go all the same', FAMILY, { leaving: [1], from: 5, to: 3 }, ['Mei', 'Bo']],
    ['are nobody', [], { from: 3, to: 1 }, []],
  ])('%s', (_what, people, given, left) => {
    expect(namesOf(stayingOf(people, given))).toEqual(left);
  });

  it.each([
    ['nobody is said to go and too many are named', FAMILY, { from: 3, to: 2 }, { least: 1, most: 1 }],
    ['more go than the party has lost', FAMILY, { leaving: [1, 2], from: 3, to: 2 }, { least: 1, most: 1 }],
    ['somebody goes twice', FAMILY, { leaving: [1, 1], from: 3, to: 1 }, { least: 2, most: 2 }],
    ['somebody goes who is not there', FAMILY, { leaving: [4], from: 4, to: 3 }, { least: 0, most: 1 }],
    ['nobody is named', [], { leaving: [1], from: 3, to: 2 }, { named: 0, most: 0 }],
  ])('are not clear where %s', (_why, people, given, params) => {
    expect(() => stayingOf(people, given)).toThrow(LeavingNotClear);
    expect(() => stayingOf(people, given)).toThrow(
      expect.objectContaining({
        fields: [{ pointer: '#/leaving', rule: LeavingNotClear.code, params: expect.objectContaining(params) }],
      }),
    );
  });
});
