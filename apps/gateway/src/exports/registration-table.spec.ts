import { RegistrationView } from '@linli/contracts/events';
import { registrationColumns, rowOf, Telling } from './registration-table';

const pool = (key: string, zh: string, startsAt?: string) => ({
  ...{ key, title: { zh, en: key }, capacity: 9, taken: 1, ...(startsAt && { ofSession: true, startsAt }) },
});
const telling: Telling = {
  communityEvent: {
    pools: [
      pool('kids', '儿童'),
      pool('monday', '传承人', '2026-03-02T10:00:00.000Z'),
      pool('tuesday', '传承人', '2026-03-03T16:30:00.000Z'),
    ],
    unitName: { zh: '文化站', en: 'Culture Station' },
  },
  enterprises: new Map([['shop', { zh: '茶铺', en: 'Tea house' }]]),
  language: 'zh-CN',
  timeZone: 'Asia/Urumqi',
};
const aRegistration = (given: Partial<RegistrationView>) =>
  ({
    id: 'r',
    eventId: 'e',
    residentId: 'p',
    partySize: 2,
    status: 'confirmed',
    arrival: 1,
    registeredAt: '2026-03-01T18:00:00.000Z',
    ...given,
  }) as RegistrationView;

describe('a registration in a table', () => {
  const needs = [{ pool: 'kids', count: 2 }, ...['monday', 'tuesday', 'gone'].map((key) => ({ pool: key, count: 1 }))];

  it('says which places it has, for which sessions, for which enterprise, and which unit organises the event', () => {
    expect(rowOf(aRegistration({ needs, enterpriseId: 'shop' }), telling)).toMatchObject({
      ...{
        pools: '儿童 × 2; gone × 1',
        sessions: '传承人 2026-03-02 16:00; 传承人 2026-03-03 22:30',
        enterprise: '茶铺',
        unit: '文化站',
      },
    });
    expect(rowOf(aRegistration({ needs, enterpriseId: 'other' }), { ...telling, language: 'en' })).toMatchObject({
      ...{
        pools: 'kids × 2; gone × 1',
        sessions: 'monday 2026-03-02 16:00; tuesday 2026-03-03 22:30',
        enterprise: 'other',
        unit: 'Culture Station',
      },
    });
  });

  it('says when it was on the clocks of the area, whose zone the column names', () => {
    expect(rowOf(aRegistration({}), telling)).toMatchObject({ registeredAt: '2026-03-02 00:00' });
    const titles = registrationColumns('Asia/Urumqi').map((column) => column.titles.en);
    expect(titles).toContain('Registered at (Asia/Urumqi)');
  });

  it('says nothing of what there is not', () => {
    expect(rowOf(aRegistration({}), { ...telling, communityEvent: {} })).toMatchObject({
      pools: '',
      sessions: '',
      enterprise: undefined,
      unit: undefined,
    });
  });
});
