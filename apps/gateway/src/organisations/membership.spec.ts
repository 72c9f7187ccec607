import { Grant } from '../grants/grant';
import { isOwnerLost, Joining, membershipOf, whenDateCame } from './membership';
import { Organisation } from './organisation';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const SHOP: Organisation = {
  ...{ _id: 'shop', kind: 'enterprise', areaCode: '510108', name: { zh: '茶铺', en: 'Tea House' }, revision: 1 },
};

const aMembership = (parts: Partial<Joining> = {}, now = at(1)): Grant =>
  membershipOf({ organisation: SHOP, accountId: 'a', rank: 'owner', grantedBy: 'b', reason: 'seconded', ...parts }, 'm', now);

describe('a membership', () => {
  it('holds from the moment on, without end, unless dates are given', () => {
    const grant = aMembership();
    expect(grant).toMatchObject({ status: 'active', rank: 'owner', grantedAt: at(1), reason: 'seconded' });
    for (const date of ['from', 'until', 'nextDate']) expect(grant).not.toHaveProperty(date);
  });

  it('of before its beginning awaits that, then its end', () => {
    const grant = aMembership({ from: at(5), until: at(9) });
    expect(grant).toMatchObject({ from: at(5), until: at(9), nextDate: at(5) });
    const begun = whenDateCame(grant, at(5));
    expect(begun).toMatchObject({ status: 'active', begun: true, nextDate: at(9) });
    const over = whenDateCame(begun, at(9));
    expect(over).toMatchObject({ status: 'revoked', revokedAt: at(9), revocationReason: 'its time was over' });
    for (const grant of [over, whenDateCame(aMembership({ from: at(5) }), at(5))]) expect(grant).not.toHaveProperty('nextDate');
  });

  it('that is accepted after its beginning has begun', () => {
    expect(aMembership({ from: at(5) }, at(6))).not.toHaveProperty('from');
  });

  it('that nobody looked at until it was over has begun and is over', () => {
    expect(whenDateCame(aMembership({ from: at(5), until: at(9) }), at(20))).toMatchObject({ begun: true, status: 'revoked' });
  });

  it.each<[string, Partial<Joining> | undefined, boolean]>([
    ['ended', undefined, true],
    ['given an end', { until: at(90) }, true],
    ['to begin later', { from: at(90) }, true],
    ['made staff', { rank: 'staff' }, true],
    ['an owner as before', {}, false],
  ])('of an owner for good that is %s: lost is %s', (_what, instead, lost) => {
    expect(isOwnerLost(aMembership(), instead && aMembership(instead, at(2)), at(2))).toBe(lost);
  });

  it.each<[string, Partial<Joining>]>([
    ['for a time', { until: at(90) }],
    ['to come', { from: at(90) }],
    ['of staff', { rank: 'staff' }],
  ])('%s leaves no owner out when it ends', (_what, parts) => {
    expect(isOwnerLost(aMembership(parts), undefined, at(2))).toBe(false);
  });
});
