import { defineError } from '../declared-error';

export const SessionNotFound = defineError('events.session-not-found', 'not-found', {
  'zh-CN': '没有找到这一场次。',
  en: 'There is no such session.',
});

export const SessionNamedTwice = defineError('events.session-named-twice', 'rule-broken', {
  'zh-CN': '场次“{session}”重复。',
  en: 'The session “{session}” is there twice.',
});

export const SessionOutsideEvent = defineError('events.session-outside-event', 'rule-broken', {
  'zh-CN': '场次“{session}”须先开始后结束，并在活动起止时间之内。',
  en: 'The session “{session}” must end after it starts, and lie within the times of its event.',
});

export const SessionsOutsideEvent = defineError('events.sessions-outside-event', 'conflict', {
  'zh-CN': '活动须从第一场开始（{startsAt}）持续到最后一场结束（{endsAt}）。',
  en: 'The event must last from the start of its first session, {startsAt}, to the end of its last, {endsAt}.',
});

export const TooManySessions = defineError('events.too-many-sessions', 'rule-broken', {
  'zh-CN': '一场活动最多 {most} 个场次。',
  en: 'An event has {most} sessions at most.',
});

export const TooManySessionPools = defineError('events.too-many-session-pools', 'rule-broken', {
  'zh-CN': '按场次报名的场次连同其他名额类别最多 {most} 个。',
  en: 'Sessions that people sign up for are {most} at most, other pools of places among them.',
});

export const SessionHasBegun = defineError('events.session-has-begun', 'conflict', {
  'zh-CN': '场次“{session}”已经开始，不能再更改。',
  en: 'The session “{session}” has begun and stays as it is.',
});

export const SessionAnnounced = defineError('events.session-announced', 'conflict', {
  'zh-CN': '场次“{session}”已经公布，时间不能再改。',
  en: 'The session “{session}” is announced and keeps its times.',
});

export const EnrolmentInUse = defineError('events.enrolment-in-use', 'conflict', {
  'zh-CN': '已有人报名，不能改变报名方式。',
  en: 'Somebody has registered: whether for all sessions or for single ones cannot change any more.',
});

export const SessionNotHeld = defineError('events.session-not-held', 'conflict', {
  'zh-CN': '这一场次已取消。',
  en: 'This session is called off.',
});

export const NotEnrolled = defineError('events.not-enrolled', 'rule-broken', {
  'zh-CN': '该报名不包括这一场次。',
  en: 'This registration is not for this session.',
});

export const SessionNotAnnounced = defineError('events.session-not-announced', 'conflict', {
  'zh-CN': '只有已发布且尚未结束的活动可以调整或取消单个场次；草稿请重新设置场次。',
  en: 'Single sessions are moved or called off while their event is published and not over; those of a draft are set anew.',
});

export const PeopleAtSession = defineError('events.people-at-session', 'conflict', {
  'zh-CN': '场次“{session}”已有人入场，请先办理离场。',
  en: 'Somebody is there already for the session “{session}”: let them out first.',
});

export const CameToSession = defineError('events.came-to-session', 'conflict', {
  'zh-CN': '该报名已有人到过这一场次，不能放弃。',
  en: 'Somebody of the party has been at the door of this session: it cannot be given up any more.',
});

export const AtSession = defineError('events.at-session', 'conflict', {
  'zh-CN': '该报名已有人到过正在办理入场或进行中的场次，该场于 {endsAt} 结束后才能取消报名。',
  en: 'Somebody of the party has been at the door of a session that is not over: the registration can be cancelled once it is, at {endsAt}.',
});
