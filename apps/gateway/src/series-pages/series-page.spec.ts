import { CommunityEventView, SeriesView } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { noSeriesPage, seriesPage, ToldSeries } from './series-page';

const [ID, EVENT] = ['0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d', '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3e'];
const AROUND: Surroundings = {
  ...{
    areas: [{ level: 'community', name: { zh: '望平社区', en: 'Wangping' } }],
    nameOf: () => undefined,
    timeZone: 'Asia/Shanghai',
  },
  ...{ language: 'en', origin: 'https://linli.example', now: new Date('2026-03-02T04:00:00Z') },
};
const aSeries = (given: Partial<SeriesView> = {}): SeriesView => ({
  ...{ id: ID, areaCode: '510108903901', kind: 'lecture', status: 'open', revision: 1, changedAt: '2026-03-01T00:00:00Z' },
  ...{ title: { zh: '望平讲坛', en: 'Wangping <lectures>' }, text: { zh: '**老故事**', en: 'Old **stories**</script>' } },
  ...given,
});
const anEvent = (given: Partial<CommunityEventView> = {}): CommunityEventView => ({
  ...{ id: EVENT, areaCode: '510108903901', capacity: 30, status: 'published', placesTaken: 12, peopleWaiting: 0, revision: 4 },
  ...{ title: { zh: '盖碗茶', en: 'Tea & <bowls>' }, text: { zh: '茶', en: 'Tea' }, place: { zh: '步道', en: 'Walk' } },
  ...{ startsAt: '2026-03-05T04:00:00.000Z', endsAt: '2026-03-05T07:00:00.000Z' },
  ...{ signUpOpensAt: '2026-03-01T00:00:00.000Z', signUpClosesAt: '2026-03-05T00:00:00.000Z' },
  ...given,
});
const told = (events: readonly CommunityEventView[], given: Partial<ToldSeries> = {}): ToldSeries => ({
  ...{ series: aSeries(), around: AROUND, hasMore: false },
  ...{ events: events.map((communityEvent) => ({ communityEvent, around: given.around ?? AROUND })) },
  ...given,
});
const chinese: Surroundings = { ...AROUND, language: 'zh-CN' };

describe('the page of a series', () => {
  it('tells in the language of its reader what it is, what comes next, and how to hear of more', () => {
    const page = seriesPage(told([anEvent()]));
    for (const part of [
      '<html lang="en">',
      '<h1>Wangping &lt;lectures&gt;</h1>',
      '<dd>Wangping</dd>',
      'Old <strong>stories</strong>',
      `<h3><a href="../events/${EVENT}.html?language=en">Tea &amp; &lt;bowls&gt;</a></h3>`,
      'Sign-up is open.',
      '18 of 30 left',
      'How to hear of the next one',
      `<a href="../series/${ID}/calendar.ics?language=en">https://linli.example/series/${ID}/calendar.ics?language=en</a>`,
    ])
      expect(page).toContain(part);
    const other = seriesPage(told([anEvent()], { around: chinese }));
    for (const part of ['<html lang="zh-CN">', '望平讲坛', '<strong>老故事</strong>', '盖碗茶', '2026年3月5日', '剩余 18 个'])
      expect(other).toContain(part);
    expect(other).not.toMatch(/Coming events|Sign-up|places left/);
  });

  it.each<[Partial<CommunityEventView>, string]>([
    [
      { status: 'cancelled', reason: { zh: '生病', en: 'The speaker is ill' } },
      'This event has been called off: The speaker is ill',
    ],
    [
      { status: 'postponed', reason: { zh: '生病', en: 'The speaker is ill' } },
      'its new time is not known yet: The speaker is ill',
    ],
    [{ placesTaken: 30, peopleWaiting: 2 }, 'you can join the waiting list (2 waiting)'],
    [{ signUpClosesAt: '2026-03-02T04:00:00.000Z' }, 'Sign-up is closed.'],
  ])('says of each event how it is: %p', (given, line) => {
    const page = seriesPage(told([anEvent(given)]));
    expect(page).toContain(line);
    if (given.status) expect(page).not.toContain('18 of 30');
  });

  it('tells machines the same: a series with its events', () => {
    const page = seriesPage(told([anEvent()]));
    const [, document = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(document)).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'EventSeries', '@id': `https://linli.example/series/${ID}` },
      ...{ name: 'Wangping <lectures>', inLanguage: 'en', url: `https://linli.example/series/${ID}.html` },
      organizer: { '@type': 'Organization', name: 'Wangping' },
      subEvent: [{ '@type': 'Event', name: 'Tea & <bowls>', startDate: '2026-03-05T12:00:00+08:00' }],
    });
    expect(page.match(/@context/g)).toHaveLength(1);
    expect(page).toContain(`<link rel="canonical" href="https://linli.example/series/${ID}.html">`);
  });

  it('says where nothing is announced, where it has ended, where there is a limit, and where there is more', () => {
    expect(seriesPage(told([]))).toContain('No event is announced at the moment.');
    const ended = seriesPage(told([], { series: aSeries({ status: 'ended', placesPerPerson: 2 }) }));
    expect(ended).toContain('This series has ended');
    expect(ended).toContain('at most 2 of its events at a time');
    expect(ended).not.toContain('subscribe to this series');
    expect(seriesPage(told([anEvent()], { hasMore: true }))).toContain('the calendar has all of them');
  });

  it('does without an address of its own', () => {
    const page = seriesPage(told([anEvent()], { around: { ...AROUND, origin: '' } }));
    expect(page).not.toMatch(/canonical|og:url/);
    expect(page).toContain(`<a href="../series/${ID}/calendar.ics?language=en">Calendar of the series (.ics)</a>`);
  });

  it('is not there for search engines where there is no series', () => {
    expect(noSeriesPage('zh-CN')).toContain('<meta name="robots" content="noindex">');
    expect(noSeriesPage('en')).toContain('There is no such series');
  });
});
