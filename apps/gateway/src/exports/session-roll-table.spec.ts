import { SessionRollEntry } from '@linli/contracts/events';
import { rowOf } from './session-roll-table';

const party: SessionRollEntry = {
  ...{ registrationId: 'r1', residentId: 'p1', people: 2, names: ['林小满', 'Anna Lindt'] },
  ...{ came: 2, inside: 0, left: true, guardianFetches: true },
  mayFetch: [{ id: 'u1', name: '林**', relation: 'grandparent', namedAt: '2027-03-01T00:00:00Z', today: true }],
  fetched: [
    { personId: 'u1', name: '林**', at: '2027-03-01T09:32:00Z' },
    { guardian: true, at: '2027-03-01T09:05:00Z' },
  ],
};

it('a row of the roll says who they are and who has fetched them, in the words and on the clocks of the reader', () => {
  expect(rowOf(party, { language: 'zh-CN', timeZone: 'Asia/Shanghai' })).toEqual({
    ...{ names: '林小满、Anna Lindt', people: 2, state: '已离开', came: 2, inside: 0, registrationId: 'r1', residentId: 'p1' },
    ...{ mayFetch: '监护人、林**', fetched: '17:32 林**; 17:05 监护人' },
  });
  expect(rowOf(party, { language: 'en', timeZone: 'Asia/Urumqi' })).toMatchObject({
    ...{ names: '林小满, Anna Lindt', state: 'has left', mayFetch: 'guardian, 林**', fetched: '15:32 林**; 15:05 guardian' },
  });
});

it('who has named nobody has a row all the same, with who has not come and who is here', () => {
  const bare = { registrationId: 'r2', residentId: 'p2', people: 1, left: false };
  const telling = { language: 'en' as const, timeZone: 'Asia/Shanghai' };
  expect(rowOf({ ...bare, came: 0, inside: 0 }, telling)).toMatchObject({
    names: '',
    state: 'has not come',
    mayFetch: '',
    fetched: '',
  });
  expect(rowOf({ ...bare, came: 1, inside: 1 }, telling)).toMatchObject({ state: 'is here' });
});
