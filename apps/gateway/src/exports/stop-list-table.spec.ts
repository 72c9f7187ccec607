import { StopListView } from '@linli/contracts/events';
import { rowsOf } from './stop-list-table';

const party = { residentId: 'p1', people: 2, names: ['林小满', 'Anna Lindt'] };
const list: StopListView = {
  ...{ eventId: 'e1', session: 'monday', people: 4 },
  stops: [
    {
      ...{ key: 'river', title: { zh: '锦江花园', en: 'River garden' }, minutes: 0, at: '2027-03-01T07:20:00+08:00' },
      ...{ on: 2, off: 0, onBoard: 2, gettingOn: [{ ...party, registrationId: 'r1' }], gettingOff: [] },
    },
    {
      ...{ key: 'school', title: { zh: '学校', en: 'School' }, minutes: 30, at: '2027-03-01T07:50:00+08:00' },
      ...{ on: 1, off: 2, onBoard: 1, gettingOn: [{ registrationId: 'r2', residentId: 'p2', people: 1 }] },
      gettingOff: [{ ...party, registrationId: 'r1' }],
    },
  ],
  notChosen: [{ registrationId: 'r3', residentId: 'p3', people: 1 }],
};

it('the table of a run tells who gets off and on, stop by stop, and who has not chosen', () => {
  expect(rowsOf(list, 'zh-CN')).toEqual([
    { at: '07:20', stop: '锦江花园', does: '上车', people: 2, names: '林小满、Anna Lindt', registrationId: 'r1' },
    { at: '07:50', stop: '学校', does: '下车', people: 2, names: '林小满、Anna Lindt', registrationId: 'r1' },
    { at: '07:50', stop: '学校', does: '上车', people: 1, names: '', registrationId: 'r2' },
    { does: '未选择站点', people: 1, names: '', registrationId: 'r3' },
  ]);
  expect(rowsOf(list, 'en')[1]).toMatchObject({ stop: 'School', does: 'gets off', names: '林小满, Anna Lindt' });
});
