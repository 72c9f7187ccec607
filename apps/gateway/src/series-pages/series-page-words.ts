import { Language } from '@linli/contracts';

/** What the page of a series says in its reader's language. */
interface Words {
  readonly labels: Readonly<Record<'organiser' | 'limit', string>>;
  readonly limit: (places: number) => string;
  readonly details: string;
  readonly next: string;
  readonly more: string;
  readonly followIt: string;
  readonly follow: string;
  readonly calendar: string;
  readonly subscribe: string;
  readonly ended: string;
  readonly open: string;
  readonly nothingPlanned: string;
  readonly unknown: readonly [title: string, about: string];
}

const ZH: Words = {
  labels: { organiser: '主办', limit: '报名限制' },
  limit: (places) => `每人同时最多报名其中 ${places} 场`,
  details: '系列介绍',
  next: '接下来的活动',
  more: '其余活动见日历。',
  followIt: '怎样收到后续消息',
  follow: '登录邻里并订阅这个系列，每有新的活动，收件箱就会收到一条通知；随时可以退订。订阅不等于报名。',
  calendar: '系列日历（.ics）',
  subscribe: '把这个地址加到日历程序的“订阅日历”中，活动会自动更新：',
  ended: '这个系列已结束，不再有新的活动。',
  open: '这个系列正在进行。',
  nothingPlanned: '暂时没有已发布的活动。',
  unknown: ['没有找到这个系列', '链接可能不完整。'],
};

const EN: Words = {
  labels: { organiser: 'Organised by', limit: 'Limit' },
  limit: (places) => `at most ${places} of its events at a time for each person`,
  details: 'About the series',
  next: 'Coming events',
  more: 'There are more; the calendar has all of them.',
  followIt: 'How to hear of the next one',
  follow:
    'Sign in to Linli and subscribe to this series: a notice comes to your inbox for each new event, and you can unsubscribe at any time. Subscribing signs you up for nothing.',
  calendar: 'Calendar of the series (.ics)',
  subscribe: 'Add this address to your calendar program as a calendar that you subscribe to; it stays up to date:',
  ended: 'This series has ended; there will be no new events.',
  open: 'This series goes on.',
  nothingPlanned: 'No event is announced at the moment.',
  unknown: ['There is no such series', 'The link may not be complete.'],
};

export const SERIES_WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': ZH, en: EN };
