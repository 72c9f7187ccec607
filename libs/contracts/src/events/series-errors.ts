import { defineError } from '../declared-error';

export const SeriesNotFound = defineError('events.series-not-found', 'not-found', {
  'zh-CN': '没有找到这个系列。',
  en: 'There is no such series.',
});

export const SeriesEnded = defineError('events.series-ended', 'conflict', {
  'zh-CN': '该系列已结束。',
  en: 'The series has ended.',
});

export const SeriesElsewhere = defineError('events.series-elsewhere', 'rule-broken', {
  'zh-CN': '系列属于其他区域，活动只能加入本区域或上级区域的系列。',
  en: 'The series belongs to another area: an event can be in a series of its own area or of an area around it.',
});

export const TooManySubscriptions = defineError('events.too-many-subscriptions', 'rule-broken', {
  'zh-CN': '最多可订阅 {most} 个系列。',
  en: 'One person can subscribe to {most} series at most.',
});

export const SeriesPlacesTaken = defineError('events.series-places-taken', 'rule-broken', {
  'zh-CN': '本系列每人最多同时报名 {most} 场活动，请先取消一场或等活动结束。',
  en: 'One person can have places at no more events of this series at a time than {most}: give one up, or wait until it is over.',
});
