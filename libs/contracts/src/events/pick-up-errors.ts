import { defineError } from '../declared-error';

export const PickUpNotAsked = defineError('events.pick-up-not-asked', 'rule-broken', {
  'zh-CN': '这场活动不登记接送人。',
  en: 'This event does not ask who may fetch whom.',
});

export const ChildNotNamed = defineError('events.child-not-named', 'rule-broken', {
  'zh-CN': '报名表中没有第 {child} 位参加人。',
  en: 'The form of the registration names nobody as number {child}.',
});

export const PickUpDaysNotValid = defineError('events.pick-up-days-not-valid', 'rule-broken', {
  'zh-CN': '接送日期无效：请填写日历中的日期，结束日期不早于开始日期。',
  en: 'These are no days from one to another: both must be in the calendar, the last not before the first.',
});

export const TooManyPickUpPersons = defineError('events.too-many-pick-up-persons', 'rule-broken', {
  'zh-CN': '每个报名最多登记 {most} 位接送人，请先移除一位。',
  en: 'A registration has {most} pick-up persons at most; please remove one first.',
});

export const TooManyFormerPickUpPersons = defineError('events.too-many-former-pick-up-persons', 'rule-broken', {
  'zh-CN': '该报名先后登记的接送人已达 {most} 位，请联系主办方。',
  en: 'This registration has had {most} pick-up persons, former ones among them; please talk to the organiser.',
});

export const PickUpPersonNotFound = defineError('events.pick-up-person-not-found', 'not-found', {
  'zh-CN': '该报名没有这位接送人。',
  en: 'The registration has no such pick-up person.',
});

export const FetcherNotClear = defineError('events.fetcher-not-clear', 'invalid', {
  'zh-CN': '只有离场时登记接送人，且只能填一位：名单上的接送人、监护人或姓名；参加人的序号不重复，个数与离场人数一致。',
  en: 'Who fetches is said at exits alone, in one way: a pick-up person, the guardian, or a name; children are said once each, as many as go.',
});

export const FetcherMissing = defineError('events.fetcher-missing', 'rule-broken', {
  'zh-CN': '离场须登记由谁接走。',
  en: 'Nobody goes out here without it being said who fetches them.',
});

export const FetcherNotAuthorised = defineError('events.fetcher-not-authorised', 'rule-broken', {
  'zh-CN': '此人不在该报名的接送人名单上。',
  en: 'The guardian has not named this person as one who may fetch.',
});

export const FetcherRemoved = defineError('events.fetcher-removed', 'rule-broken', {
  'zh-CN': '监护人已取消此人的接送授权（{removedAt}）。',
  en: 'The guardian has taken this person off the list ({removedAt}).',
});

export const FetcherNotToday = defineError('events.fetcher-not-today', 'rule-broken', {
  'zh-CN': '此人的接送授权当日无效（{from} 至 {until}）。',
  en: 'This person may fetch from {from} to {until}, and not today.',
});

export const FetcherNotForChild = defineError('events.fetcher-not-for-child', 'rule-broken', {
  'zh-CN': '此人不能接走第 {child} 位参加人。',
  en: 'This person may not fetch number {child} of the party.',
});

/** What an exit can be refused for because of who fetches. */
export const FETCHING_REFUSALS = [
  ...[FetcherNotClear, FetcherMissing, FetcherNotAuthorised, FetcherRemoved, FetcherNotToday, FetcherNotForChild],
  TooManyFormerPickUpPersons,
];
