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
  'zh-CN': '报名必须先开放后截止，且不晚于活动开始；连续活动不晚于最后一场开始。',
  en: 'Sign-up must open before it closes, and close no later than the event starts; of a programme, than its last session does.',
});

export const EventNotDraft = defineError('events.event-not-draft', 'conflict', {
  'zh-CN': '只有草稿状态的活动可以发布或作废。',
  en: 'Only a draft can be published or discarded.',
});

export const TimesAnnounced = defineError('events.times-announced', 'conflict', {
  'zh-CN': '活动已发布，时间请通过改期调整。',
  en: 'The event is published: its times change by moving it.',
});

export const SignUpHasOpened = defineError('events.sign-up-has-opened', 'conflict', {
  'zh-CN': '报名已经开放，不能再改开放时间。',
  en: 'Sign-up has opened; when it opens can no longer be changed.',
});

export const EventNotOpen = defineError('events.event-not-open', 'conflict', {
  'zh-CN': '活动未发布、已延期、已取消或已开始，不能进行此操作。',
  en: 'The event is not published, is put off or called off, or has begun.',
});

export const EventNotEditable = defineError('events.event-not-editable', 'conflict', {
  'zh-CN': '只有草稿或尚未结束的已发布活动可以修改。',
  en: 'Only a draft, or a published event that is not over, can be edited.',
});

export const TextNotSafe = defineError('events.text-not-safe', 'invalid', {
  'zh-CN': '文字可以使用简单的 Markdown，但不能包含 HTML，链接只能以 https、http、mailto 或 tel 开头。',
  en: 'The text may be light Markdown without HTML; links begin with https, http, mailto or tel.',
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

export const SignUpFull = defineError('events.sign-up-full', 'conflict', {
  'zh-CN': '名额已满，候补名单也已满。',
  en: 'All places are taken, and the waiting list is full.',
});

export const PartyTooLarge = defineError('events.party-too-large', 'rule-broken', {
  'zh-CN': '每次报名最多 {largest} 人。',
  en: 'One registration is for {largest} people at most.',
});

export const PoolNotKnown = defineError('events.pool-not-known', 'rule-broken', {
  'zh-CN': '这场活动没有名为“{pool}”的名额类别。',
  en: 'The event has no pool of places called “{pool}”.',
});

export const PoolChoiceMissing = defineError('events.pool-choice-missing', 'rule-broken', {
  'zh-CN': '请选择名额类别：{pools}。',
  en: 'Please say which places you need: {pools}.',
});

export const PoolMissingForSome = defineError('events.pool-missing-for-some', 'rule-broken', {
  'zh-CN': '同行 {people} 人，每人都须占一个名额类别，所选名额只有 {places} 个。',
  en: 'Each person of the party needs a place of a pool: they are {people}, and asked for {places}.',
});

export const CapacityBelowSessions = defineError('events.capacity-below-sessions', 'conflict', {
  'zh-CN': '各场次共有 {least} 个名额，活动总名额不能少于此数；请先减少场次名额。',
  en: 'The sessions have {least} places together, and the event cannot have fewer: make the sessions smaller first.',
});

export const NeedsExceedParty = defineError('events.needs-exceed-party', 'rule-broken', {
  'zh-CN': '同一类别的名额不能多于同行人数，也不能重复填写。',
  en: 'No pool can be asked for more places than the party has people, nor be named twice.',
});

export const PoolInUse = defineError('events.pool-in-use', 'conflict', {
  'zh-CN': '名额类别“{pool}”已有人报名，不能移除。',
  en: 'The pool “{pool}” has registrations and cannot be removed.',
});

export const PoolNamedTwice = defineError('events.pool-named-twice', 'rule-broken', {
  'zh-CN': '名额类别“{pool}”重复。',
  en: 'The pool “{pool}” is there twice.',
});

export const EnterpriseMissing = defineError('events.enterprise-missing', 'rule-broken', {
  'zh-CN': '这场活动按企业报名，请填写您所属的企业。',
  en: 'This event is for enterprises: please say for which of yours you register.',
});

export const EnterpriseNotVerified = defineError('events.enterprise-not-verified', 'rule-broken', {
  'zh-CN': '这家企业尚未通过核验，不能报名面向企业的活动。核验由所在街道、社区工作人员办理。',
  en: 'The enterprise is not verified yet, and this event is for those that are. The staff of its area verify it.',
});

export const EnterpriseQuotaReached = defineError('events.enterprise-quota-reached', 'rule-broken', {
  'zh-CN': '每家企业最多 {quota} 人。',
  en: 'At most {quota} people of one enterprise can register.',
});

export const OfferNotOpen = defineError('events.offer-not-open', 'conflict', {
  'zh-CN': '没有可接受的名额邀请，或邀请已过期。',
  en: 'There is no offer to answer, or it has expired.',
});

export const HoldNotOpen = defineError('events.hold-not-open', 'conflict', {
  'zh-CN': '没有保留中的名额，或保留时间已过。',
  en: 'No place is held, or it was held for too short a time.',
});

export const HoldTimeUsed = defineError('events.hold-time-used', 'rule-broken', {
  'zh-CN': '您在一天内为这场活动保留名额的时间累计已达 {minutes} 分钟。请直接报名，或一天后再保留。',
  en: 'Within a day places of this event were held for you for {minutes} minutes in all. Please register without a hold, or hold again a day later.',
});

export const NotWaiting = defineError('events.not-waiting', 'conflict', {
  'zh-CN': '该报名不在候补名单上。',
  en: 'This registration is not on the waiting list.',
});

export const NotAwaitingApproval = defineError('events.not-awaiting-approval', 'conflict', {
  'zh-CN': '该报名不在等待审核。',
  en: 'This registration does not wait for approval.',
});

/** What can be wrong with the times of an event. */
export const TIMES_NOT_VALID = [EndsBeforeStart, EventTooLong, StartsInThePast, SignUpWindowNotValid];
