import { NotOwner, OutsideOwnArea } from '@linli/contracts';
import { anEnterpriseBody, anOrganiser, anOwner, aUnitBody, NOON } from '../testing/builders';
import { assertMember, enterEnterprise } from './enterprise';
import { areasAround, enterUnit } from './unit';

const by = { actor: anOrganiser(), now: NOON };
const outsider = { actor: anOrganiser({ areaCodes: ['510107'] }), now: NOON };

describe('the register', () => {
  it('takes enterprises and units of the organiser’s areas, each category once', () => {
    expect(enterEnterprise('e1', anEnterpriseBody(), by)).toMatchObject({
      ...{ _id: 'e1', ...anEnterpriseBody(), registeredAt: NOON },
      ...{ verification: 'verified', verifiedBy: by.actor.id, revision: 1 },
    });
    const unit = enterUnit('u1', aUnitBody({ categories: ['tax', 'talent', 'tax'] }), by);
    expect(unit).toMatchObject({ _id: 'u1', areaCode: '510108903', categories: ['tax', 'talent'] });
  });

  it('refuses those of other areas', () => {
    expect(() => enterEnterprise('e1', anEnterpriseBody(), outsider)).toThrow(OutsideOwnArea);
    expect(() => enterUnit('u1', aUnitBody(), outsider)).toThrow(OutsideOwnArea);
  });

  it('knows who belongs to whom', () => {
    expect(() => assertMember(anOwner('e1', 'e2'), 'e2')).not.toThrow();
    expect(() => assertMember(anOwner('e1'), 'e2')).toThrow(NotOwner);
  });
});

describe('the areas around an area', () => {
  it('are all codes that it begins with, itself included', () => {
    expect(areasAround('51010890')).toEqual(['5101', '51010', '510108', '5101089', '51010890']);
    expect(areasAround('5101')).toEqual(['5101']);
  });
});
