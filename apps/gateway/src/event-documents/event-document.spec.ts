import { CommunityEventView } from '@linli/contracts/events';
import { documentOf, Surroundings } from './event-document';

const ID = '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d';

const anEvent = (given: Partial<CommunityEventView> = {}): CommunityEventView => ({
  ...{ id: ID, areaCode: '510108903901', capacity: 3, status: 'published', placesTaken: 1, peopleWaiting: 0, revision: 4 },
  ...{ title: { zh: '市集', en: 'Market' }, text: { zh: '邻里', en: 'Neighbours' }, place: { zh: '步道', en: 'Walk' } },
  ...{ startsAt: '2026-03-05T04:00:00.000Z', endsAt: '2026-03-05T07:00:00.000Z' },
  ...{ signUpOpensAt: '2026-03-01T00:00:00.000Z', signUpClosesAt: '2026-03-05T00:00:00.000Z' },
  ...given,
});

const AROUND: Surroundings = {
  areas: [
    { level: 'city', name: { zh: '成都市', en: 'Chengdu' } },
    { level: 'district', name: { zh: '成华区', en: 'Chenghua District' } },
    { level: 'community', name: { zh: '望平社区', en: 'Wangping Community' } },
  ],
  nameOf: (code) => (code === '510108903901' ? { zh: '望平社区', en: 'Wangping Community' } : undefined),
  timeZone: 'Asia/Shanghai',
  language: 'en',
  origin: 'https://linli.example',
  now: new Date('2026-03-02T04:00:00Z'),
};

describe('an event of a series', () => {
  it('names the series', () => {
    const series = { id: ID, title: { zh: '望平讲坛', en: 'Wangping lectures' } };
    expect(documentOf(anEvent(), { ...AROUND, series }).superEvent).toEqual({
      ...{ '@type': 'EventSeries', name: 'Wangping lectures' },
      ...{ '@id': `https://linli.example/series/${ID}`, url: `https://linli.example/series/${ID}.html` },
    });
    expect(documentOf(anEvent(), { ...AROUND, origin: '', series }).superEvent).toEqual({
      ...{ '@type': 'EventSeries', name: 'Wangping lectures', '@id': `urn:uuid:${ID}` },
    });
  });
});

describe('an event of a unit', () => {
  it('is organised by it', () => {
    const unitName = { zh: '街道文化站', en: 'Culture Station' };
    expect(documentOf(anEvent({ unitName }), AROUND).organizer).toEqual({ '@type': 'Organization', name: 'Culture Station' });
  });
});

describe('an event for residents', () => {
  it('names the areas that it is for, by code where nobody knows their name', () => {
    const residentsOf = ['510108903901', '510104'];
    const area = { '@type': 'AdministrativeArea' };
    expect(documentOf(anEvent({ residentsOf }), AROUND).audience).toEqual({
      '@type': 'Audience',
      audienceType: 'For residents of: Wangping Community, 510104',
      geographicArea: [
        { ...area, identifier: '510108903901', name: 'Wangping Community' },
        { ...area, identifier: '510104', name: '510104' },
      ],
    });
    expect(documentOf(anEvent({ residentsOf }), { ...AROUND, language: 'zh-CN' }).audience?.audienceType).toBe(
      '仅限以下区域居民报名：望平社区、510104',
    );
    expect(documentOf(anEvent({ residentsOf: [] }), AROUND)).not.toHaveProperty('audience');
  });
});

describe('an event for schema.org', () => {
  it('has what an Event is required to have, and what is recommended', () => {
    expect(documentOf(anEvent(), AROUND)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Event',
      '@id': `https://linli.example/events/${ID}`,
      identifier: ID,
      name: 'Market',
      description: 'Neighbours',
      inLanguage: 'en',
      startDate: '2026-03-05T12:00:00+08:00',
      endDate: '2026-03-05T15:00:00+08:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Walk',
        address: {
          '@type': 'PostalAddress',
          streetAddress: 'Walk',
          addressLocality: 'Chenghua District',
          addressRegion: 'Chengdu',
          addressCountry: 'CN',
        },
      },
      organizer: { '@type': 'Organization', name: 'Wangping Community' },
      offers: {
        '@type': 'Offer',
        price: '0',
        priceCurrency: 'CNY',
        availability: 'https://schema.org/InStock',
        validFrom: '2026-03-01T08:00:00+08:00',
        validThrough: '2026-03-05T08:00:00+08:00',
        url: `https://linli.example/events/${ID}.html`,
      },
      isAccessibleForFree: true,
      maximumAttendeeCapacity: 3,
      remainingAttendeeCapacity: 2,
      url: `https://linli.example/events/${ID}.html`,
    });
  });

  it('speaks Chinese, and does without areas and an address of its own', () => {
    const document = documentOf(anEvent(), { ...AROUND, language: 'zh-CN', areas: [], origin: '' });
    expect(document).toMatchObject({ name: '市集', inLanguage: 'zh-CN', '@id': `urn:uuid:${ID}` });
    expect(document.organizer.name).toBe('510108903901');
    expect([document, document.offers].filter((one) => 'url' in one)).toEqual([]);
  });

  it.each<[string, Partial<CommunityEventView>]>([
    ['SoldOut', { placesTaken: 2, placesHeld: 1 }],
    ['SoldOut', { placesTaken: 5 }],
    ['OutOfStock', { signUpClosesAt: '2026-03-02T04:00:00.000Z' }],
    ['OutOfStock', { status: 'cancelled' }],
  ])('is %s with %p', (expected, given) => {
    const { offers, remainingAttendeeCapacity } = documentOf(anEvent(given), AROUND);
    expect(offers.availability).toBe(`https://schema.org/${expected}`);
    expect(remainingAttendeeCapacity).toBeGreaterThanOrEqual(0);
  });

  it('has places as long as one of its pools has, whose session has not begun', () => {
    const pool = (taken: number, startsAt?: string) => ({
      ...{ key: `p${taken}`, title: { zh: '儿童', en: 'Children' }, capacity: 2, taken, ...(startsAt && { startsAt }) },
    });
    const left = (...pools: ReturnType<typeof pool>[]) => {
      const { offers, remainingAttendeeCapacity } = documentOf(anEvent({ capacity: 9, pools }), AROUND);
      return [remainingAttendeeCapacity, offers.availability.split('/').at(-1)];
    };
    expect(left(pool(2), pool(2))).toEqual([0, 'SoldOut']);
    expect(left(pool(2), pool(1))).toEqual([1, 'InStock']);
    expect(left(pool(2), pool(1, '2026-03-02T04:00:00.000Z'))).toEqual([0, 'SoldOut']);
  });

  it.each([
    [undefined, '0', true],
    [500, '5', false],
    [1250, '12.50', false],
  ])('that costs %p fen is offered for %p yuan', (price, yuan, isFree) => {
    const { offers, isAccessibleForFree } = documentOf(anEvent({ price }), AROUND);
    expect([offers.price, isAccessibleForFree]).toEqual([yuan, isFree]);
  });

  it('has the address that it gives', () => {
    const address = { zh: '滨江东路1号', en: '1 Riverside East Road' };
    expect(documentOf(anEvent({ address }), AROUND).location).toMatchObject({
      name: 'Walk',
      address: { streetAddress: '1 Riverside East Road' },
    });
  });

  it('that is off says so', () => {
    const rain = { zh: '暴雨', en: 'Rain' };
    for (const off of [{ status: 'cancelled' as const }, { status: 'archived' as const, reason: rain }])
      expect(documentOf(anEvent(off), AROUND).eventStatus).toBe('https://schema.org/EventCancelled');
  });

  it('shows its pictures in their order, and says in one language what they show', () => {
    const pictures = ['b', 'a'].map((name) => ({
      address: `https://p.example.cn/${name}.jpg`,
      alt: { zh: `图${name}`, en: name },
    }));
    const image = (url: string, caption: string) => ({ '@type': 'ImageObject', url, caption });
    expect(documentOf(anEvent({ pictures }), AROUND).image).toEqual([
      image('https://p.example.cn/b.jpg', 'b'),
      image('https://p.example.cn/a.jpg', 'a'),
    ]);
    expect(documentOf(anEvent(), AROUND)).not.toHaveProperty('image');
  });

  it('that is put off or was moved says so, and when it would have been', () => {
    expect(documentOf(anEvent({ status: 'postponed' }), AROUND).eventStatus).toBe('https://schema.org/EventPostponed');
    const moved = documentOf(anEvent({ previousStartsAt: '2026-11-27T06:00:00Z' }), AROUND);
    expect(moved).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-11-27T14:00:00+08:00',
    });
  });
});
