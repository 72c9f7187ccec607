import { defineError } from '../declared-error';

export const SplitUnderWay = defineError('events.split-under-way', 'conflict', {
  'zh-CN': '这场活动正在分场，请几秒后再试。',
  en: 'The event is just being split; please try again in some seconds.',
});

export const SplitTargetNotReady = defineError('events.split-target-not-ready', 'conflict', {
  'zh-CN': '另一场须为同一区域、同一系列的草稿副本，无人报名，且名额类别与报名表相同。',
  en: 'The other event must be a draft of the same area and series on which nobody is registered, with the same pools and the same form.',
});

export const SplitNotPossible = defineError('events.split-not-possible', 'conflict', {
  'zh-CN': '分多场次、有站点、须由指定人接走或已有人签到的活动不能分场。',
  en: 'An event with sessions, stops or authorised pick-up, or at whose doors people have been, cannot be split.',
});

export const SplitTooLarge = defineError('events.split-too-large', 'rule-broken', {
  'zh-CN': '要移至另一场的人数（{people} 人）超过其名额（{capacity}）。',
  en: 'More people ({people}) would go to the other event than it has places ({capacity}).',
});

export const SplitMovesNobody = defineError('events.split-moves-nobody', 'rule-broken', {
  'zh-CN': '没有符合条件的报名可移至另一场。',
  en: 'Nobody would go to the other event.',
});
