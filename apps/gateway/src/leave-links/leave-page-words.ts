import { Language } from '@linli/contracts';

/** What whoever opens the link is told. */
export type Leaving = 'waits' | 'offered' | 'left' | 'ended' | 'moved' | 'has-place' | 'off' | 'over' | 'unknown';

interface Words {
  readonly title: string;
  /** Of the event, and until when an offer stands. */
  readonly about: (event: string, until: string) => string;
  /** Where there is something to give up. */
  readonly button?: string;
}

type Labels = Readonly<Record<'event' | 'when' | 'place', string>>;

const ZH: Readonly<Record<Leaving, Words>> & { readonly labels: Labels } = {
  labels: { event: '活动', when: '时间', place: '地点' },
  waits: {
    title: '退出候补',
    about: (event) => `您正在候补“${event}”。退出后名额留给下一位邻居，不能撤回。`,
    button: '退出候补',
  },
  offered: {
    title: '有名额，待您决定',
    about: (event, until) =>
      `“${event}”有名额留给您，请在 ${until} 前登录邻里并接受。如不需要，可在此放弃，名额留给下一位邻居，不能撤回。`,
    button: '放弃名额',
  },
  left: { title: '已退出候补', about: (event) => `您不再候补“${event}”。` },
  ended: { title: '报名已结束', about: (event) => `您不再候补“${event}”，也没有名额。` },
  moved: { title: '候补已转到另一场', about: (event) => `“${event}”分场举行，您的候补已转到另一场，请使用最新通知中的链接。` },
  'has-place': { title: '您已有名额', about: (event) => `“${event}”的名额已是您的。如不能参加，请登录后取消报名。` },
  off: { title: '活动已取消', about: (event) => `“${event}”已取消，无需再退出候补。` },
  over: { title: '无法更改', about: (event) => `“${event}”已开始或已结束，无需再退出候补。` },
  unknown: { title: '链接无效', about: () => '请使用通知或日历中完整的链接，或登录后在“我的报名”中退出候补。' },
};

const EN: typeof ZH = {
  labels: { event: 'Event', when: 'When', place: 'Where' },
  waits: {
    title: 'Leave the waiting list',
    about: (event) => `You wait for “${event}”. If you leave, your turn goes to the next neighbour, and cannot be had back.`,
    button: 'Leave the list',
  },
  offered: {
    title: 'A place is offered to you',
    about: (event, until) =>
      `A place at “${event}” is kept for you until ${until}. To take it, sign in to Linli and accept. If you do not want it, decline it here: it goes to the next neighbour, and cannot be had back.`,
    button: 'Decline the place',
  },
  left: { title: 'You have left the waiting list', about: (event) => `You no longer wait for “${event}”.` },
  ended: {
    title: 'This registration has ended',
    about: (event) => `You no longer wait for “${event}”, and have no place there.`,
  },
  moved: {
    title: 'Your turn has moved',
    about: (event) =>
      `“${event}” is held in two parts, and your turn is at the other one now. Please use the link in the latest notice.`,
  },
  'has-place': {
    title: 'You have a place',
    about: (event) => `You have a place at “${event}”. If you cannot come, please sign in and cancel.`,
  },
  off: { title: 'Called off', about: (event) => `“${event}” has been called off; there is no list to leave.` },
  over: { title: 'Nothing to change', about: (event) => `“${event}” has begun or is over; there is no list to leave.` },
  unknown: {
    title: 'This link is not valid',
    about: () => 'Please use the whole link from your notice or calendar, or sign in and leave the list there.',
  },
};

/** What the page says in its reader's language. */
export const LEAVE_WORDS: Readonly<Record<Language, typeof ZH>> = { 'zh-CN': ZH, en: EN };
