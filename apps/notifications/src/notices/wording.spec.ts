import { Language } from '@linli/contracts';
import { FETCHERS, OVERRIDE_REASONS } from '@linli/contracts/events';
import { NOTICE_KINDS, NoticeKind } from '@linli/contracts/notifications';
import { anEvent, aRequest, aShift, inHours } from '../testing/builders';
import { sayInstant, sayMinutes, sayPeriod } from './moments';
import { News } from './notice';
import { worded } from './wording';

const START = new Date('2026-11-28T06:00:00Z');
const END = new Date('2026-11-28T09:00:00Z');
const event = { title: anEvent().title, place: anEvent().place, period: { from: START, to: END } };
const shift = { ...event, task: aShift().task };
const request = { number: 'Q20260302-0007', enterprise: aRequest().enterpriseName, unit: aRequest().unitName, dueAt: START };
/** Values for every word that any text may use. */
const invitation = { organisation: { zh: '茶铺', en: 'Tea House' }, until: START };
const everything = {
  ...shift,
  ...request,
  ...invitation,
  partySize: 2,
  sizeBefore: 3,
  minutes: 150,
  before: inHours(0),
  ...{ session: { zh: '第一场', en: 'Session 1' }, planned: { from: START, to: END }, sessionPeriod: { from: START, to: END } },
  reason: { zh: '暴雨', en: 'Rain' },
  placeBefore: { zh: '大厅', en: 'Hall' },
  why: '91510108MA61',
  ...{ minimum: 20, confirmed: 12 },
  ...{ counted: 2, needed: 3, withinDays: 90, lockedUntil: END },
  ...{ on: { zh: '图书馆', en: 'Library' }, onAt: 15, onBefore: 10 },
  ...{ off: { zh: '学校', en: 'School' }, offAt: 40, offBefore: 35 },
  series: { zh: '望平讲坛', en: 'Wangping lectures' },
  ...{ fetchedAt: START, people: 1, by: 'person', name: 'L**', because: 'goes-alone', mistake: 'Wrong scan' },
};
const say = (kind: NoticeKind, language: Language, words: object = everything) =>
  worded({ kind, words: words as News['words'] }, { language, timeZone: 'Asia/Shanghai' });

describe('the words of a notice', () => {
  it.each<[NoticeKind, Language, string, string]>([
    ['registration-confirmed', 'zh-CN', '报名成功：烟火滨江友邻荟', '已为 2 人预留名额：11月28日 周六 14:00–17:00，滨江步道。'],
    [
      'registration-confirmed',
      'en',
      'You are registered: Riverside hearth',
      'A place is kept for 2 people: Sat 28 Nov, 14:00–17:00, Riverside walk.',
    ],
    [
      'event-cancelled',
      'en',
      'Cancelled: Riverside hearth',
      'The event planned for Sat 28 Nov, 14:00–17:00 is cancelled. Reason: Rain. We are sorry.',
    ],
    [
      'request-due-soon',
      'zh-CN',
      '诉求即将到期：Q20260302-0007',
      '望平示例茶铺的诉求须在11月28日 周六 14:00前答复，请尽快办理。',
    ],
  ])('of %s in %s', (kind, language, title, text) => {
    expect(say(kind, language)).toEqual({ title, text });
  });

  it.each(NOTICE_KINDS)('leave no gap in %s', (kind) => {
    for (const { title, text } of [say(kind, 'zh-CN'), say(kind, 'en')]) {
      expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
      expect([title.length <= 300, text.length <= 2000]).toEqual([true, true]);
    }
    expect(say(kind, 'en').text).not.toMatch(/[\u4e00-\u9fff，。：]/);
  });

  it('tell of sessions the first with its title, and how many follow it until when', () => {
    const own = { from: START, to: END, titled: { zh: '糖画', en: 'Sugar painting' } };
    const of = (period: object, language: Language) =>
      say('registration-confirmed', language, { ...everything, period })
        .text.split(/[:：] ?/u)
        .slice(1)
        .join(':');
    expect(of(own, 'en')).toBe('Sat 28 Nov, 14:00–17:00 (“Sugar painting”), Riverside walk.');
    expect(of({ from: START, to: START }, 'en')).toBe('Sat 28 Nov, 14:00, Riverside walk.');
    const many = { ...own, more: 2, until: new Date('2026-11-30T09:00:00Z') };
    expect(sayPeriod(many, 'en')).toBe('Sat 28 Nov, 14:00–17:00 (“Sugar painting”), and 2 more sessions until Mon 30 Nov, 17:00');
    expect(sayPeriod(many, 'zh-CN')).toBe('11月28日 周六 14:00–17:00（糖画），其后还有 2 场，至11月30日 周一 17:00');
  });

  it('name the zone of the times where the event goes by other clocks than are usual', () => {
    const away = { ...everything, zone: 'Asia/Urumqi' };
    expect(say('registration-confirmed', 'en', away).text).toContain('Sat 28 Nov, 14:00–17:00 (Asia/Shanghai), ');
    expect(say('place-offered', 'zh-CN', away).text).toContain('14:00（Asia/Shanghai）');
    expect(say('registration-confirmed', 'en').text).not.toContain('Asia');
  });

  it('count one person and several, and say when hours are taken back', () => {
    expect(say('registration-confirmed', 'en', { ...everything, partySize: 1 }).text).toContain('for 1 person:');
    expect(say('hours-credited', 'zh-CN').text).toContain('2小时30分钟');
    expect(say('hours-credited', 'zh-CN', { ...everything, minutes: 0 }).title).toBe('服务时长已撤回：烟火滨江友邻荟');
  });
});

describe('the words for whoever waits', () => {
  const LINK = 'https://linli.example/leave/AZrz_-';
  const told = (kind: NoticeKind, language: Language, link?: string) =>
    worded({ kind, words: everything as unknown as News['words'] }, { language, timeZone: 'Asia/Shanghai' }, link).text;

  it.each<[NoticeKind, string, string]>([
    ['registration-waitlisted', '如不再等候，打开链接即可退出候补，无需登录：', ' To leave the list without signing in: '],
    ['place-offered', '如不需要，打开链接即可放弃，无需登录：', ' To decline it without signing in: '],
    ['event-split', '如不再等候，打开链接即可退出候补，无需登录：', ' To leave the list without signing in: '],
  ])('of %s end with the link, and with nothing that telephones would take for a part of it', (kind, zh, en) => {
    expect(told(kind, 'zh-CN', LINK)).toBe(`${told(kind, 'zh-CN')}${zh}${LINK}`);
    expect(told(kind, 'en', LINK)).toBe(`${told(kind, 'en')}${en}${LINK}`);
  });

  it('say nothing of it where there is no link, or nothing to leave', () => {
    expect(told('registration-waitlisted', 'en')).not.toContain('signing in');
    expect(told('registration-confirmed', 'en', LINK)).toBe(told('registration-confirmed', 'en'));
  });
});

describe('the words of a pick-up', () => {
  const words = OVERRIDE_REASONS.flatMap((because) => FETCHERS.map((by) => ({ ...everything, because, by })));
  it.each(words)('leave no gap where $by fetches because of $because', (given) => {
    for (const language of ['zh-CN', 'en'] as const)
      expect(say('pick-up-overridden', language, given).text).not.toMatch(/undefined|null/);
    expect(say('pick-up-in-doubt', 'en', given).text).not.toMatch(/undefined|[\u4e00-\u9fff，。：]/);
  });
});

describe('times', () => {
  it('are those of Chengdu', () => {
    expect(sayInstant(new Date('2026-11-27T16:05:00Z'), 'zh-CN')).toBe('11月28日 周六 00:05');
    expect(sayInstant(new Date('2026-11-27T16:05:00Z'), 'en')).toBe('Sat 28 Nov, 00:05');
  });

  it('are told in another zone by its name', () => {
    const period = { from: START, to: new Date('2026-11-28T17:00:00Z') };
    expect(sayInstant(START, 'en', { timeZone: 'America/New_York' })).toBe('Sat 28 Nov, 01:00 (America/New York)');
    expect(sayPeriod(period, 'zh-CN', { timeZone: 'Europe/London' })).toBe('11月28日 周六 06:00–17:00（Europe/London）');
  });

  it('name both days of a period that ends on another one', () => {
    const overnight = { from: START, to: new Date('2026-11-29T01:30:00Z') };
    expect(sayPeriod(overnight, 'zh-CN')).toBe('11月28日 周六 14:00至11月29日 周日 09:30');
    expect(sayPeriod(overnight, 'en')).toBe('Sat 28 Nov, 14:00 – Sun 29 Nov, 09:30');
  });

  it.each([
    [0, '0分钟', '0 min'],
    [45, '45分钟', '45 min'],
    [120, '2小时', '2 h'],
    [150, '2小时30分钟', '2 h 30 min'],
  ])('of %i minutes', (minutes, zh, en) => {
    expect([sayMinutes(minutes, 'zh-CN'), sayMinutes(minutes, 'en')]).toEqual([zh, en]);
  });
});
