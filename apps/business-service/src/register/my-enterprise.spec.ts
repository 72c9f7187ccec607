import { Enterprise } from './enterprise';
import { workWith } from './my-enterprise';

const [REGISTERED, VERIFIED] = [new Date(Date.UTC(2026, 2, 1)), new Date(Date.UTC(2026, 2, 2))];
const shop: Enterprise = {
  ...{ _id: 'shop', areaCode: '510108', name: { zh: '茶铺', en: 'Tea House' }, registeredAt: REGISTERED, ownerId: 'owner' },
  ...{ verification: 'verified', verifiedBy: 'staff', verifiedAt: VERIFIED },
};
const worksOf = (enterprise: Enterprise, id: string) => workWith(enterprise, id).map(({ work, at }) => [work, at]);

describe('what somebody has done with the entry of an enterprise', () => {
  it('is that they registered it, or verified it, or both', () => {
    const [registered, verified] = [
      ['registered', REGISTERED.toISOString()],
      ['verified', VERIFIED.toISOString()],
    ];
    expect(worksOf(shop, 'owner')).toEqual([registered]);
    expect(worksOf(shop, 'staff')).toEqual([verified]);
    expect(worksOf({ ...shop, ownerId: 'staff' }, 'staff')).toEqual([registered, verified]);
    expect(worksOf(shop, 'other')).toEqual([]);
  });
});
