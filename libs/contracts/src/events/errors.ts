import { defineError } from '../declared-error';

export const EventNotFound = defineError('events.event-not-found', 'not-found', {
  'zh-CN': '没有找到这场活动。',
  en: 'There is no such event.',
});

export const EndsBeforeStart = defineError('events.ends-before-start', 'invalid', {
  'zh-CN': '结束时间必须晚于开始时间。',
  en: 'The event must end after it starts.',
});

export const EventTooLong = defineError('events.event-too-long', 'invalid', {
  'zh-CN': '一场活动最长 {days} 天。',
  en: 'One event lasts {days} days at most.',
});

export const StartsInThePast = defineError('events.starts-in-the-past', 'invalid', {
  'zh-CN': '开始时间必须在将来。',
  en: 'The event must start in the future.',
});

export const SignUpWindowNotValid = defineError('events.sign-up-window-not-valid', 'invalid', {
  'zh-CN': '报名必须先开放后截止，且不晚于活动开始。',
  en: 'Sign-up must open before it closes, and close no later than the event starts.',
});

export const EventNotDraft = defineError('events.event-not-draft', 'conflict', {
  'zh-CN': '只有草稿状态的活动可以发布。',
  en: 'Only a draft can be published.',
});

export const EventNotOpen = defineError('events.event-not-open', 'conflict', {
  'zh-CN': '活动未发布、已取消或已开始，不能进行此操作。',
  en: 'The event is not published, is cancelled or has begun.',
});

export const RegistrationClosed = defineError('events.registration-closed', 'rule-broken', {
  'zh-CN': '不在报名时间内（{opensAt} 至 {closesAt}）。',
  en: 'Sign-up is not open; it runs from {opensAt} to {closesAt}.',
});

export const AlreadyRegistered = defineError('events.already-registered', 'conflict', {
  'zh-CN': '您已经报名了这场活动。',
  en: 'You have already signed up for this event.',
});

export const PartyExceedsCapacity = defineError('events.party-exceeds-capacity', 'rule-broken', {
  'zh-CN': '同行人数超过活动总名额（{capacity} 人）。',
  en: 'The party is larger than the whole event, which has {capacity} places.',
});

export const RegistrationNotFound = defineError('events.registration-not-found', 'not-found', {
  'zh-CN': '没有找到这条报名记录。',
  en: 'There is no such registration.',
});
