import { OutsideOwnArea } from '@linli/contracts';
import { SeriesElsewhere, SeriesEnded, TextNotSafe } from '@linli/contracts/events';
import { anOrganiser, NOON } from '../testing/builders';
import { assertTakes, edit, end, open } from './series';

const by = { actor: anOrganiser(), now: NOON };
const outsider = { actor: anOrganiser({ areaCodes: ['510104'] }), now: NOON };
const body = {
  areaCode: '510108903901',
  title: { zh: '望平讲坛', en: 'Wangping lectures' },
  text: { zh: '每周五晚', en: 'Every Friday evening' },
  kind: 'lecture' as const,
};
const series = open('s1', body, by);

describe('a series', () => {
  it('is open at once, and found by its words', () => {
    expect(series).toMatchObject({ status: 'open', revision: 1, organiserId: by.actor.id });
    expect(series.terms).toEqual(expect.arrayContaining(['望平', '讲坛', 'lectures', 'friday']));
  });

  it('is begun, edited and ended by organisers of its area alone', () => {
    expect(() => open('s2', body, outsider)).toThrow(OutsideOwnArea);
    expect(() => edit(series, { seriesId: 's1' }, outsider)).toThrow(OutsideOwnArea);
    expect(() => end(series, outsider)).toThrow(OutsideOwnArea);
  });

  it('says what is edited anew and keeps the rest', () => {
    const title = { zh: '锦江沙龙', en: 'Riverside salon' };
    const edited = edit(series, { seriesId: 's1', title }, by);
    expect(edited).toMatchObject({ title, text: body.text, kind: 'lecture', revision: 2 });
    expect(edited.terms).toContain('salon');
    expect(edited.terms).not.toContain('lectures');
  });

  it('holds no HTML', () => {
    const text = { zh: '<script>', en: 'x' };
    expect(() => open('s2', { ...body, text }, by)).toThrow(TextNotSafe);
    expect(() => edit(series, { seriesId: 's1', text }, by)).toThrow(TextNotSafe);
  });

  it('stays as it is once it has ended', () => {
    const ended = end(series, by);
    expect(ended).toMatchObject({ status: 'ended', revision: 2 });
    expect(end(ended, by)).toBe(ended);
    expect(() => edit(ended, { seriesId: 's1', kind: 'class' }, by)).toThrow(SeriesEnded);
  });

  it('takes events of its area and of those below, while it is open', () => {
    expect(() => assertTakes(series, '510108903901')).not.toThrow();
    expect(() => assertTakes(series, '510108903901001')).not.toThrow();
    for (const elsewhere of ['510108903', '510104001001']) expect(() => assertTakes(series, elsewhere)).toThrow(SeriesElsewhere);
    expect(() => assertTakes(end(series, by), '510108903901')).toThrow(SeriesEnded);
  });
});
