import { ancestorsOf, cityOf, levelOf, parentOf } from './area-codes';

describe('the code of an area', () => {
  it.each([
    ['5101', 'city', undefined],
    ['510108', 'district', '5101'],
    ['510108903', 'subdistrict', '510108'],
    ['510108903901', 'community', '510108903'],
    ['5101089039011', 'grid', '510108903901'],
    ['510108903901123', 'grid', '510108903901'],
  ])('%s tells its level and the area around it', (code, level, parent) => {
    expect([levelOf(code), parentOf(code)]).toEqual([level, parent]);
  });

  it.each(['51', '51010', '5101089', '5101089039', '5101089039011234'])('%s is of no level', (code) => {
    expect(levelOf(code)).toBeUndefined();
  });

  it('has the codes of all areas around it', () => {
    expect(ancestorsOf('51010890390112')).toEqual(['5101', '510108', '510108903', '510108903901']);
    expect([ancestorsOf('5101'), cityOf('510108903')]).toEqual([[], '5101']);
  });
});
