import { RegistrationView } from '@linli/contracts/events';
import { rowOf, Telling } from './registration-table';

const pool = (key: string, zh: string, ofSession?: boolean) => ({
  ...{ key, title: { zh, en: key }, capacity: 9, taken: 1, ...(ofSession && { ofSession }) },
});
const telling: Telling = {
  communityEvent: {
    pools: [pool('kids', '儿童'), pool('monday', '周一', true), pool('tuesday', '周二', true)],
    unitName: { zh: '文化站', en: 'Culture Station' },
  },
  enterprises: new Map([['shop', { zh: '茶铺', en: 'Tea house' }]]),
  language: 'zh-CN',
};
const aRegistration = (given: Partial<RegistrationView>) =>
  ({
    id: 'r',
    eventId: 'e',
    residentId: 'p',
    partySize: 2,
    status: 'confirmed',
    arrival: 1,
    registeredAt: '',
    ...given,
  }) as RegistrationView;

describe('a registration in a table', () => {
  const needs = [{ pool: 'kids', count: 2 }, ...['monday', 'tuesday', 'gone'].map((key) => ({ pool: key, count: 1 }))];

  it('says which places it has, for which sessions, for which enterprise, and which unit organises the event', () => {
    expect(rowOf(aRegistration({ needs, enterpriseId: 'shop' }), telling)).toMatchObject({
      ...{ pools: '儿童 × 2; gone × 1', sessions: '周一; 周二', enterprise: '茶铺', unit: '文化站' },
    });
    expect(rowOf(aRegistration({ needs, enterpriseId: 'other' }), { ...telling, language: 'en' })).toMatchObject({
      ...{ pools: 'kids × 2; gone × 1', sessions: 'monday; tuesday', enterprise: 'other', unit: 'Culture Station' },
    });
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
