import { defineError } from '../declared-error';

export const LockedOut = defineError('events.locked-out', 'rule-broken', {
  'zh-CN': '您多次报名未到场，{until} 前不能报名本区域的这类活动。您可以查看缺席记录并在期限内申诉。',
  en: 'You have missed several events that you had a place at, so you cannot sign up for this one until {until}. You can read your missed events and appeal in time.',
});

export const NoShowNotFound = defineError('events.no-show-not-found', 'not-found', {
  'zh-CN': '没有找到这条缺席记录。',
  en: 'There is no such missed event.',
});

export const NoShowNotCounting = defineError('events.no-show-not-counting', 'conflict', {
  'zh-CN': '这次缺席已不计入，无需申诉。',
  en: 'This missed event does not count any more, so there is nothing to appeal.',
});

export const AppealTooLate = defineError('events.appeal-too-late', 'conflict', {
  'zh-CN': '申诉期限已于 {until} 截止。',
  en: 'The time to appeal ended at {until}.',
});

export const AppealedAlready = defineError('events.appealed-already', 'conflict', {
  'zh-CN': '这次缺席已申诉过，每次缺席只能申诉一次。',
  en: 'You have appealed already; each missed event can be appealed once.',
});

export const AppealNotOpen = defineError('events.appeal-not-open', 'conflict', {
  'zh-CN': '没有待处理的申诉。',
  en: 'There is no appeal that waits for an answer.',
});

export const OwnNoShow = defineError('events.own-no-show', 'forbidden', {
  'zh-CN': '不能处理自己的缺席记录，请由其他工作人员处理。',
  en: 'It is your own: somebody else has to decide on it.',
});
