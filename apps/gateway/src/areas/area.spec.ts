import { Actor, actorWith, OutsideOwnArea } from '@linli/contracts';
import { AreaHasParts, AreaMerged, AreasOfDifferentLevels } from '@linli/contracts/gateway';
import { Area, enter, merge, rename } from './area';

const NOW = new Date('2026-11-26T08:00:00Z');
const administrator: Actor = actorWith('a', [{ role: 'administrator', areaCode: '510108' }]);
const acting = { actor: administrator, now: NOW };
const an = (code: string, zh = '望平社区'): Area =>
  enter({ code, name: { zh, en: 'Wangping' } }, { timeZone: 'Asia/Urumqi' }, NOW);
const WANGPING = an('510108903901');
const HEMEI = an('510108902901');

describe('an area', () => {
  it('has the time zone of the area around it unless it has one of its own, and that of China without either', () => {
    const row = { code: '5101', name: { zh: '成都市', en: 'Chengdu' } };
    expect(WANGPING.timeZone).toBe('Asia/Urumqi');
    expect(enter({ ...row, timeZone: 'Asia/Tokyo' }, WANGPING, NOW).timeZone).toBe('Asia/Tokyo');
    expect(enter(row, undefined, NOW)).toMatchObject({ timeZone: 'Asia/Shanghai', level: 'city' });
  });

  it('that is renamed is found by both names', () => {
    const renamed = rename(WANGPING, { zh: '滨江社区', en: 'Riverside' }, acting);
    expect(renamed).toMatchObject({ name: { zh: '滨江社区' }, formerNames: [{ zh: '望平社区' }], revision: 2 });
    expect(renamed.keys).toEqual(expect.arrayContaining(['望平', '滨江', 'wangping', 'riverside']));
  });

  it('keeps the last 20 names', () => {
    const names = Array.from({ length: 25 }, (_each, at) => ({ zh: `第${at}社区`, en: `No. ${at}` }));
    expect(names.reduce((area, name) => rename(area, name, acting), WANGPING).formerNames).toHaveLength(20);
  });

  it('that is merged stays with the code of the other', () => {
    expect(merge(WANGPING, { into: HEMEI, hasParts: false }, acting)).toEqual({
      ...WANGPING,
      mergedInto: HEMEI._id,
      revision: 2,
    });
  });

  it.each<[string, () => Area, new (...given: never[]) => Error]>([
    ['with itself', () => merge(WANGPING, { into: WANGPING, hasParts: false }, acting), AreasOfDifferentLevels],
    [
      'with one of another level',
      () => merge(WANGPING, { into: an('510108902'), hasParts: false }, acting),
      AreasOfDifferentLevels,
    ],
    ['while there are areas within it', () => merge(WANGPING, { into: HEMEI, hasParts: true }, acting), AreaHasParts],
    ['a second time', () => merge({ ...WANGPING, mergedInto: 'x' }, { into: HEMEI, hasParts: false }, acting), AreaMerged],
    [
      'with one that is gone',
      () => merge(WANGPING, { into: { ...HEMEI, mergedInto: 'x' }, hasParts: false }, acting),
      AreaMerged,
    ],
    ['with one of others', () => merge(WANGPING, { into: an('510104001001'), hasParts: false }, acting), OutsideOwnArea],
    ['when it is of others', () => merge(an('510104001001'), { into: HEMEI, hasParts: false }, acting), OutsideOwnArea],
  ])('is not merged %s', (_how, merging, error) => expect(merging).toThrow(error));
});
