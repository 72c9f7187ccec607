import { inLanguage, Language } from '@linli/contracts';
import { CalendarEntryView } from '@linli/contracts/events';
import { escaped, plainPage, plainPagePolicy } from '../pages/plain-page';

/** What whoever opens the link is told. */
export type Leaving = 'asked' | 'left' | 'has-place' | 'over' | 'unknown';

interface Words {
  readonly title: string;
  readonly about: (event: string) => string;
}

const WORDS: Readonly<Record<Language, Readonly<Record<Leaving, Words>>>> = {
  'zh-CN': {
    asked: { title: '退出候补', about: (event) => `您正在候补“${event}”。退出后名额留给下一位邻居，不能撤回。` },
    left: { title: '已退出候补', about: (event) => `您不再候补“${event}”。` },
    'has-place': { title: '您已有名额', about: (event) => `“${event}”的名额已是您的。如不能参加，请登录后取消报名。` },
    over: { title: '无法更改', about: (event) => `“${event}”已开始或已结束，无需再退出候补。` },
    unknown: { title: '链接无效', about: () => '请使用日历中完整的链接，或登录后在“我的报名”中退出候补。' },
  },
  en: {
    asked: {
      title: 'Leave the waiting list',
      about: (event) => `You wait for “${event}”. If you leave, your turn goes to the next neighbour, and cannot be had back.`,
    },
    left: { title: 'You have left the waiting list', about: (event) => `You no longer wait for “${event}”.` },
    'has-place': {
      title: 'You have a place',
      about: (event) => `You have a place at “${event}”. If you cannot come, please sign in and cancel.`,
    },
    over: { title: 'Nothing to change', about: (event) => `“${event}” has begun or is over; there is no list to leave.` },
    unknown: {
      title: 'This link is not valid',
      about: () => 'Please use the whole link from your calendar, or sign in and leave the list there.',
    },
  },
};

const BUTTON: Readonly<Record<Language, string>> = { 'zh-CN': '退出候补', en: 'Leave the list' };

export const LEAVE_PAGE_POLICY = plainPagePolicy("'self'");

/** How it is with the registration for whoever opens the link; of a programme the list is of use until its last session begins. */
export function leavingOf({ registration: { status }, communityEvent }: CalendarEntryView, now: Date): Leaving {
  if (status === 'cancelled' || status === 'expired' || status === 'rejected') return 'left';
  if (now >= new Date(communityEvent.programme?.lastStartsAt ?? communityEvent.startsAt)) return 'over';
  return status === 'waiting' || status === 'offered' ? 'asked' : 'has-place';
}

/** Opening the link changes nothing, for programs open links too; the button does. */
export function leavePage(leaving: Leaving, entry: CalendarEntryView | undefined, language: Language): string {
  const { title, about } = WORDS[language][leaving];
  const event = entry ? escaped(inLanguage(entry.communityEvent.title, language)) : '';
  const form = `<form method="post" action="?language=${language}"><button>${BUTTON[language]}</button></form>`;
  return plainPage({ language, title, about: about(event), main: leaving === 'asked' ? form : '' });
}
