import { defineError } from '../declared-error';

export const UnitNotKnown = defineError('events.unit-not-known', 'not-found', {
  'zh-CN': '没有找到这个单位，或该单位已撤销。',
  en: 'There is no such unit, or it was closed.',
});

export const NotOfUnit = defineError('events.not-of-unit', 'forbidden', {
  'zh-CN': '您不是该单位的成员，也不负责该单位所在的区域，不能以该单位的名义主办活动。',
  en: 'You belong neither to this unit nor work for its area, so you cannot name it as the organiser of an event.',
});

export const UnitPlacesTaken = defineError('events.unit-places-taken', 'rule-broken', {
  'zh-CN': '主办单位规定每人最多同时报名 {most} 场尚未结束的活动，请先取消一场或等活动结束。',
  en: 'The unit that organises the event lets one person have places at no more of its events at a time than {most}: give one up, or wait until it is over.',
});

export const UnitTermPlacesTaken = defineError('events.unit-term-places-taken', 'rule-broken', {
  'zh-CN': '主办单位规定每人在同一个{per}内最多参加 {most} 场活动，已参加的也计算在内。请先取消一场，或报名其他{per}的活动。',
  en: 'The unit that organises the event lets one person come to no more of its events in one {per} than {most}, those attended included: give one up, or choose an event of another {per}.',
});

/** What somebody is told who has come to the limit of a unit. */
export const UNIT_LIMITS = [UnitPlacesTaken, UnitTermPlacesTaken];

/** What somebody is told who names a unit that they may not name. */
export const OF_A_UNIT = [UnitNotKnown, NotOfUnit];
