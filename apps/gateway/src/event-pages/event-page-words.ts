import { Language } from '@linli/contracts';

/** What the page of an event says in its reader's language. */
interface Words {
  readonly labels: Readonly<
    Record<
      'when' | 'place' | 'online' | 'organiser' | 'audience' | 'price' | 'places' | 'signUp' | 'contact' | 'series' | 'sessions',
      string
    >
  >;
  readonly details: string;
  readonly howTo: string;
  readonly free: string;
  readonly onTheSpot: (yuan: string) => string;
  readonly left: (left: number, capacity: number) => string;
  readonly leftInSessions: (left: number) => string;
  readonly inPool: (pool: string, left: number) => string;
  readonly listOpen: (waiting: number) => string;
  readonly full: string;
  readonly sessions: (count: number) => string;
  readonly nextSessions: string;
  readonly moreSessions: string;
  readonly sessionLeft: (left: number) => string;
  readonly sessionFull: string;
  readonly sessionOff: (reason: string) => string;
  readonly sessionMoved: (before: string, reason: string) => string;
  readonly howToSignUp: string;
  readonly asks: (questions: number) => string;
  readonly residents: (areas: string) => string;
  readonly calendar: string;
  readonly others: string;
  readonly cancelled: (reason: string) => string;
  readonly postponed: (reason: string) => string;
  readonly finished: string;
  readonly moved: (before: string) => string;
  readonly notYet: (from: string) => string;
  readonly closed: string;
  readonly open: string;
  readonly goesOn: string;
  readonly unknown: readonly [title: string, about: string];
}

const ZH: Words = {
  labels: {
    ...{ when: '时间', place: '地点', online: '线上参加', organiser: '主办', audience: '面向', price: '费用', places: '名额' },
    ...{ signUp: '报名时间', contact: '咨询', series: '系列', sessions: '场次' },
  },
  details: '活动介绍',
  howTo: '怎样报名',
  free: '免费',
  onTheSpot: (yuan) => `${yuan} 元，现场支付`,
  left: (left, capacity) => `剩余 ${left} 个，共 ${capacity} 个`,
  leftInSessions: (left) => `接下来的各场次共剩余 ${left} 个`,
  inPool: (pool, left) => `${pool}：剩余 ${left} 个`,
  listOpen: (waiting) => `已满，可加入候补（${waiting} 人候补中）`,
  full: '已满，候补名单也已满',
  sessions: (count) => `共 ${count} 场`,
  nextSessions: '接下来的场次',
  moreSessions: '其余场次见日历文件。',
  sessionLeft: (left) => `剩余 ${left} 个名额`,
  sessionFull: '已满，可候补',
  sessionOff: (reason) => `本场次已取消：${reason}`,
  sessionMoved: (before, reason) => `时间或地点有变，原定 ${before}：${reason}`,
  howToSignUp: '登录邻里，打开这场活动，填写人数后提交即可；没有账号时，可用手机号注册。结果会发到您的收件箱。',
  asks: (questions) => `报名时需回答 ${questions} 个问题。`,
  residents: (areas) => `以下区域的居民：${areas}`,
  calendar: '加入日历（.ics 文件）',
  others: '本区域的其他活动',
  cancelled: (reason) => `活动已取消：${reason}`,
  postponed: (reason) => `活动延期，新的时间待定：${reason}`,
  finished: '活动已结束。',
  moved: (before) => `时间有变，原定 ${before}。`,
  notYet: (from) => `报名尚未开始，${from} 开放。`,
  closed: '报名已截止。',
  open: '正在报名。',
  goesOn: '活动已开始，仍可报名参加其余场次。',
  unknown: ['没有找到这场活动', '它可能尚未发布，或链接不完整。'],
};

const EN: Words = {
  labels: {
    ...{ when: 'When', place: 'Where', online: 'Online', organiser: 'Organised by', audience: 'For', price: 'Price' },
    ...{ places: 'Places', signUp: 'Sign-up', contact: 'Questions', series: 'Series', sessions: 'Sessions' },
  },
  details: 'What awaits you',
  howTo: 'How to sign up',
  free: 'Free',
  onTheSpot: (yuan) => `¥${yuan}, paid there`,
  left: (left, capacity) => `${left} of ${capacity} left`,
  leftInSessions: (left) => `${left} left, in all sessions to come together`,
  inPool: (pool, left) => `${pool}: ${left} left`,
  listOpen: (waiting) => `None left; you can join the waiting list (${waiting} waiting)`,
  full: 'None left, and the waiting list is full',
  sessions: (count) => `${count} in all`,
  nextSessions: 'Next sessions',
  moreSessions: 'There are more; the calendar file has all of them.',
  sessionLeft: (left) => (left === 1 ? '1 place left' : `${left} places left`),
  sessionFull: 'Full; you can join the waiting list',
  sessionOff: (reason) => `This session is called off: ${reason}`,
  sessionMoved: (before, reason) => `Time or place has changed (it was to be ${before}): ${reason}`,
  howToSignUp:
    'Sign in to Linli, open this event, say how many of you come, and send it. Without an account, register with your mobile number first. The result comes to your inbox.',
  asks: (questions) => (questions === 1 ? 'Sign-up asks one question.' : `Sign-up asks ${questions} questions.`),
  residents: (areas) => `residents of: ${areas}`,
  calendar: 'Add to your calendar (.ics file)',
  others: 'Other events in the area',
  cancelled: (reason) => `This event has been called off: ${reason}`,
  postponed: (reason) => `This event is put off, and its new time is not known yet: ${reason}`,
  finished: 'This event is over.',
  moved: (before) => `The time has changed; it was to be ${before}.`,
  notYet: (from) => `Sign-up is not open yet; it opens ${from}.`,
  closed: 'Sign-up is closed.',
  open: 'Sign-up is open.',
  goesOn: 'It has begun, and you can still sign up for the sessions to come.',
  unknown: ['There is no such event', 'It may not be published yet, or the link is not complete.'],
};

export const PAGE_WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': ZH, en: EN };
