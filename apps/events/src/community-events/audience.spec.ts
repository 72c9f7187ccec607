import { HomeAreaMissing, ResidentsOfOtherAreas } from '@linli/contracts/events';
import { assertInvited } from './audience';

const WANGPING = '510108903901';
const inGrid = { homeAreaCode: `${WANGPING}01` };
const refusalFor = (home: object, residentsOf: string[] = [WANGPING]) => {
  try {
    assertInvited({ residentsOf }, home, '#/eventId');
  } catch (refusal) {
    return refusal;
  }
};

describe('an event that names no areas', () => {
  it('is for everybody, also for who has not said where they live', () => {
    for (const home of [{}, inGrid]) {
      expect(refusalFor(home, [])).toBeUndefined();
      expect(() => assertInvited({}, home, '#/eventId')).not.toThrow();
    }
  });
});

describe('an event for residents', () => {
  it('is for those of each of its areas and of what lies within', () => {
    for (const homeAreaCode of [WANGPING, `${WANGPING}01`, '510104', '510104017'])
      expect(refusalFor({ homeAreaCode }, [WANGPING, '510104'])).toBeUndefined();
  });

  it('is for those who have named an area that is a part of another today, by either code', () => {
    const moved = { homeAreaCode: '510108903902', formerHomeAreaCode: WANGPING };
    expect(refusalFor(moved, [WANGPING])).toBeUndefined();
    expect(refusalFor(moved, ['510108903902'])).toBeUndefined();
    expect(refusalFor(moved, ['510108903903'])).toBeInstanceOf(ResidentsOfOtherAreas);
  });

  it.each([
    ['who lives elsewhere', { homeAreaCode: '510108903902' }, ResidentsOfOtherAreas],
    [
      'who lives in another grid of it than the one it is for',
      { homeAreaCode: `${WANGPING}02` },
      ResidentsOfOtherAreas,
      `${WANGPING}01`,
    ],
    ['who has not said where they live', {}, HomeAreaMissing],
    ['who has said only in which district', { homeAreaCode: '510108' }, HomeAreaMissing],
  ])('is not for those %s, who are told what to do', (_who, home, Refused, area = WANGPING) => {
    const refusal = refusalFor(home, [area as string]);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ fields: [{ pointer: '#/eventId', rule: Refused.code }] });
  });
});
