import { defineError } from '../declared-error';

export const StopNamedTwice = defineError('events.stop-named-twice', 'rule-broken', {
  'zh-CN': '站点“{stop}”重复。',
  en: 'The stop “{stop}” is there twice.',
});

export const StopsOutOfOrder = defineError('events.stops-out-of-order', 'rule-broken', {
  'zh-CN': '站点“{stop}”的到站时间须晚于前一站。',
  en: 'The stop “{stop}” must be reached later than the one before it.',
});

export const StopsInUse = defineError('events.stops-in-use', 'conflict', {
  'zh-CN': '站点“{stops}”已有 {parties} 个报名选择，不能移除或调换先后。',
  en: 'The stops “{stops}” stay, and in this order: somebody rides between them (registrations: {parties}).',
});

export const StopNotKnown = defineError('events.stop-not-known', 'rule-broken', {
  'zh-CN': '线路没有站点“{stop}”。',
  en: 'The line has no stop “{stop}”.',
});

export const OffBeforeOn = defineError('events.off-before-on', 'rule-broken', {
  'zh-CN': '下车站须在上车站之后。',
  en: 'The stop to get off at must come after the stop to get on at.',
});

export const LineOver = defineError('events.line-over', 'conflict', {
  'zh-CN': '线路已取消或已结束，不能再选择站点。',
  en: 'The line is called off or over: stops can no longer be chosen.',
});

export const LineTooLarge = defineError('events.line-too-large', 'rule-broken', {
  'zh-CN': '设有站点的线路最多 {most} 个座位。',
  en: 'A line with stops has {most} seats at most.',
});
