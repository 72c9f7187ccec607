import { CommunityEventView } from '@linli/contracts/events';
import { Surroundings } from '../event-documents/event-document';
import { noEventPage, eventPage as pageWith } from './event-page';
import { SessionsToCome } from './sessions-part';

const ID = '0190f3c2-7b1e-7c44-8d5a-3f0d6a1b2c3d';
const anEvent = (given: Partial<CommunityEventView> = {}): CommunityEventView => ({
  ...{ id: ID, areaCode: '510108903901', capacity: 30, status: 'published', placesTaken: 12, peopleWaiting: 0, revision: 4 },
  ...{ title: { zh: '“滨江”<市集>', en: 'Market & <hearth>' }, text: { zh: '**邻里**市集', en: 'A **market**</script>' } },
  ...{ place: { zh: '步道', en: 'Walk' }, startsAt: '2026-03-05T04:00:00.000Z', endsAt: '2026-03-05T07:00:00.000Z' },
  ...{ signUpOpensAt: '2026-03-01T00:00:00.000Z', signUpClosesAt: '2026-03-05T00:00:00.000Z' },
  ...given,
});
const AROUND: Surroundings = {
  ...{ areas: [], nameOf: () => undefined, timeZone: 'Asia/Shanghai', language: 'en', origin: 'https://linli.example' },
  now: new Date('2026-03-02T04:00:00Z'),
};

const eventPage = (
  communityEvent: CommunityEventView,
  around: Surroundings,
  sessions: SessionsToCome = { items: [], hasMore: false },
) => pageWith(communityEvent, around, sessions);

describe('the page of an event', () => {
  it('tells in the language of its reader what, when, where, for how much, and how to sign up', () => {
    const page = eventPage(anEvent(), AROUND);
    expect(page).toContain('<html lang="en">');
    for (const told of [
      '12:00',
      '<dd>Walk</dd>',
      '<dd>Free</dd>',
      '18 of 30 left',
      'Sign-up is open.',
      'How to sign up',
      `${ID}/calendar.ics?language=en`,
    ])
      expect(page).toContain(told);
    const chinese = eventPage(anEvent(), { ...AROUND, language: 'zh-CN' });
    for (const told of ['<html lang="zh-CN">', '2026年3月5日', '步道', '免费', '剩余 18 个，共 30 个', '<strong>邻里</strong>'])
      expect(chinese).toContain(told);
  });

  it('tells by which clocks it tells times where these may not be the reader’s', () => {
    const page = eventPage(anEvent(), { ...AROUND, timeZone: 'Asia/Urumqi' });
    expect(page).toMatch(/10:00.{0,12}13:00 \(Asia\/Urumqi\)<\/time>/);
    expect(eventPage(anEvent(), AROUND)).not.toContain('Asia/');
  });

  it('tells machines, and those who share it, the same', () => {
    const page = eventPage(anEvent(), AROUND);
    expect(page).toContain('<meta name="description" content="A market/script">');
    expect(page).toContain('<meta property="og:title" content="Market &amp; &lt;hearth&gt;">');
    expect(page).toContain(`<link rel="canonical" href="https://linli.example/events/${ID}.html">`);
    const [, document = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(document)).toMatchObject({
      '@type': 'Event',
      name: 'Market & <hearth>',
      description: 'A **market**</script>',
    });
    expect(eventPage(anEvent(), { ...AROUND, origin: '' })).not.toMatch(/canonical|og:url/);
  });

  it('runs nothing that others have written', () => {
    const hostile = { zh: '"><script>alert(1)</script>', en: '"><script>alert(1)</script>' };
    const pictures = [{ address: 'https://p.example/a.jpg', alt: hostile }];
    const page = eventPage(
      anEvent({ title: hostile, text: hostile, place: hostile, contact: hostile.en, address: hostile, pictures }),
      AROUND,
    );
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('"><script>alert');
  });

  it.each<[Partial<CommunityEventView>, string]>([
    [{ status: 'cancelled', reason: { zh: '暴雨', en: 'Rain' } }, 'This event has been called off: Rain'],
    [{ status: 'postponed', reason: { zh: '暴雨', en: 'Rain' } }, 'its new time is not known yet: Rain'],
    [{ status: 'finished' }, 'This event is over.'],
    [{ signUpClosesAt: '2026-03-02T04:00:00.000Z' }, 'Sign-up is closed.'],
    [{ signUpOpensAt: '2026-03-03T04:00:00.000Z' }, 'Sign-up is not open yet'],
    [{ previousStartsAt: '2026-03-04T04:00:00.000Z' }, 'The time has changed; it was to be'],
    [{ placesTaken: 30, peopleWaiting: 2 }, 'you can join the waiting list (2 waiting)'],
    [{ onlineLink: 'https://meet.example/1' }, '<a href="https://meet.example/1"'],
    [{ price: 1250 }, '¥12.50'],
    [{ form: { version: 1, attendees: 'none', questions: 2 } }, 'Sign-up asks 2 questions.'],
  ])('says how it is: %p', (given, told) => {
    expect(eventPage(anEvent(given), AROUND)).toContain(told);
  });

  it('is not there for search engines where there is no event', () => {
    expect(noEventPage('zh-CN')).toContain('<meta name="robots" content="noindex">');
  });
});

describe('the page of a programme', () => {
  const enrolled = { enrolment: 'session', sessions: 3, version: 1 } as const;
  const pool = (key: string, taken: number, startsAt: string) => ({
    ...{ key, title: { zh: '场次', en: 'Session' }, capacity: 8, taken, ofSession: true, startsAt },
  });
  const session = (key: string, given: object) => ({
    ...{ key, startsAt: '2026-03-06T01:00:00Z', endsAt: '2026-03-06T02:00:00Z', status: 'planned' as const },
    ...given,
  });
  const begun = {
    startsAt: '2026-03-01T01:00:00.000Z',
    endsAt: '2026-03-30T01:00:00.000Z',
    signUpClosesAt: '2026-03-29T01:00:00Z',
  };

  it('tells of its sessions when they are, what became of them, and how many places each has', () => {
    const items = [
      session('a', { free: 3, title: { zh: '竹编', en: 'Bamboo <weaving>' } }),
      session('b', { free: 0, place: { zh: '二楼', en: 'Upstairs' } }),
      session('c', { free: 8, status: 'cancelled', reason: { zh: '停电', en: 'Power cut' } }),
      session('d', { free: 1, previousStartsAt: '2026-03-05T01:00:00Z', reason: { zh: '停电', en: 'Power cut' } }),
      session('e', { free: 4, signUpClosesAt: '2026-03-01T01:00:00Z' }),
      session('f', { free: 4, signUpOpensAt: '2026-03-03T01:00:00Z' }),
    ];
    const page = eventPage(anEvent({ programme: enrolled }), AROUND, { items, hasMore: true });
    const [, ...told] = page.split('<li>').map((item) => item.replace(/<[^>]+>/g, ' '));
    expect(told[0]).toMatch(/Friday.* 6 March 2026.*09:00.*10:00.*Bamboo &lt;weaving&gt;.*3 places left/);
    expect(told[1]).toMatch(/Upstairs.*Full; you can join the waiting list/);
    expect(told[2]).toMatch(/This session is called off: Power cut/);
    expect(told[2]).not.toContain('left');
    expect(told[3]).toMatch(/it was to be Thursday.*: Power cut.*1 place left/);
    expect(told[4]).toMatch(/Sign-up is closed/);
    expect(told[4]).not.toContain('left');
    expect(told[5]).toMatch(/4 places left.*Sign-up is not open yet; it opens Tuesday/);
    expect(page).toContain('There are more; the calendar file has all of them.');
  });

  it('counts places of sessions to come alone, and names none of those that are over', () => {
    const pools = [pool('a', 0, '2026-03-01T01:00:00.000Z'), pool('b', 5, '2026-03-06T01:00:00.000Z')];
    const page = eventPage(anEvent({ ...begun, programme: enrolled, pools, capacity: 16, placesTaken: 5 }), AROUND);
    expect(page).toContain('<dd>3 left, in all sessions to come together</dd>');
    expect(page).toContain('It has begun, and you can still sign up for the sessions to come.');
  });

  it('lists none where none is to come', () => {
    expect(eventPage(anEvent({ programme: enrolled }), AROUND)).not.toContain('Next sessions');
  });
});

describe('the page of an event in a series', () => {
  it('leads to the page of the series', () => {
    const series = { id: ID, title: { zh: '望平讲坛', en: 'Wangping <lectures>' } };
    expect(eventPage(anEvent(), { ...AROUND, series })).toContain(
      `<a href="../series/${ID}.html?language=en">Wangping &lt;lectures&gt;</a>`,
    );
  });
});
