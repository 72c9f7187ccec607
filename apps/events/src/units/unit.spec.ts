import { NotOfUnit, UnitNotKnown } from '@linli/contracts/events';
import { anOrganiser } from '../testing/builders';
import { spokenFor, Unit } from './unit';

const unit: Unit = { _id: 'u1', name: { zh: '文化站', en: 'Culture Station' }, areaCode: '510108903', revision: 1 };
const elsewhere = anOrganiser({ areaCodes: ['510104'] });

describe('a unit', () => {
  it('is spoken for by its members, wherever they organise, and by whoever works for its area', () => {
    expect(spokenFor({ ...elsewhere, memberOf: ['u1'] }, unit)).toBe(unit);
    expect(spokenFor(anOrganiser(), unit)).toBe(unit);
    expect(spokenFor(anOrganiser({ roles: ['administrator'], areaCodes: ['5101'] }), unit)).toBe(unit);
  });

  it('is spoken for by nobody else', () => {
    expect(() => spokenFor(elsewhere, unit)).toThrow(NotOfUnit);
    expect(() => spokenFor(anOrganiser({ areaCodes: ['510108903901'] }), unit)).toThrow(NotOfUnit);
    expect(() => spokenFor(anOrganiser({ roles: ['resident'], areaCodes: ['510108903'] }), unit)).toThrow(NotOfUnit);
  });

  it('that is unknown or closed is spoken for by nobody', () => {
    expect(() => spokenFor(anOrganiser(), null)).toThrow(UnitNotKnown);
    expect(() => spokenFor(anOrganiser(), { ...unit, closed: true })).toThrow(UnitNotKnown);
  });
});
