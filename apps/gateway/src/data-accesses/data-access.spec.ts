import { peopleIn } from './data-access';

describe('the people in an answer', () => {
  it('are those of its items, each once with every field that was shown', () => {
    const items = [
      { id: '1', residentId: 'a', partySize: 2 },
      { id: '2', residentId: 'b', partySize: 1 },
      { id: '3', residentId: 'a', status: 'waiting' },
    ];
    expect(peopleIn({ items }, 'residentId')).toEqual([
      { personId: 'a', fields: ['id', 'residentId', 'partySize', 'status'] },
      { personId: 'b', fields: ['id', 'residentId', 'partySize'] },
    ]);
  });

  it('are those of lists in lists', () => {
    const stops = [{ key: 'school', gettingOff: [{ residentId: 'a', people: 1 }] }];
    expect(peopleIn({ stops, notChosen: [{ residentId: 'b' }] }, 'residentId').map(({ personId }) => personId)).toEqual([
      'a',
      'b',
    ]);
  });

  it('are the one whom it is about', () => {
    expect(peopleIn({ id: 'a', name: '林**', nothing: undefined }, 'id')).toEqual([{ personId: 'a', fields: ['id', 'name'] }]);
  });

  it('are nobody where it is about nobody', () => {
    expect(peopleIn(undefined, 'id')).toEqual([]);
    expect(peopleIn({ items: [] }, 'id')).toEqual([]);
    expect(peopleIn({ items: [{ name: 'x' }] }, 'id')).toEqual([]);
  });
});
