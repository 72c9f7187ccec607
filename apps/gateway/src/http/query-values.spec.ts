import { Flag, OneOf, Whole, Words } from '@linli/contracts';
import { queryValues } from './query-values';

class Search {
  @Whole({ about: 'Limit', min: 1, max: 100 }) limit: number;
  @Flag({ about: 'Unread' }) unread: boolean;
  @OneOf(['a', '1'], { about: 'Kind' }) kind: string;
  @Words(['zh', 'en'], { about: 'Languages', max: 2 }) languages: string[];
}

describe('the values of a query string', () => {
  it.each([
    [
      { limit: '5', unread: 'true', kind: '1' },
      { limit: 5, unread: true, kind: '1' },
    ],
    [{ unread: 'false' }, { unread: false }],
    [{ languages: 'zh' }, { languages: ['zh'] }],
    [{ languages: ['zh', 'en'] }, { languages: ['zh', 'en'] }],
    [
      { limit: '5.5', unread: 'yes', other: '7' },
      { limit: '5.5', unread: 'yes', other: '7' },
    ],
    [{ limit: ['1', '2'] }, { limit: ['1', '2'] }],
    [{ limit: '' }, { limit: '' }],
  ])('%j are %j', (query, values) => {
    expect(queryValues(Search, query)).toEqual(values);
  });
});
