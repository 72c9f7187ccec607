import { defineError } from '../declared-error';

export const TeamNotFound = defineError('volunteers.team-not-found', 'not-found', {
  'zh-CN': '没有找到这支志愿队伍。',
  en: 'There is no such team.',
});

export const AlreadyInTeam = defineError('volunteers.already-in-team', 'conflict', {
  'zh-CN': '您已经是该队伍成员。',
  en: 'You are already in this team.',
});

export const NotInATeam = defineError('volunteers.not-in-a-team', 'rule-broken', {
  'zh-CN': '请先加入一支志愿队伍，再报名班次。',
  en: 'Join a team first, then sign up for shifts.',
});

export const EventNotKnown = defineError('volunteers.event-not-known', 'not-found', {
  'zh-CN': '没有找到这场已发布的活动。',
  en: 'There is no such published event.',
});

export const EventIsOff = defineError('volunteers.event-is-off', 'conflict', {
  'zh-CN': '活动已延期、已取消或已结束。',
  en: 'The event is put off, called off or over.',
});

export const ShiftTimesNotValid = defineError('volunteers.shift-times-not-valid', 'invalid', {
  'zh-CN': '班次必须在将来开始、晚于开始时间结束，且最长 {hours} 小时。',
  en: 'A shift must start in the future, end after it starts and last {hours} hours at most.',
});

export const TooManyShifts = defineError('volunteers.too-many-shifts', 'rule-broken', {
  'zh-CN': '一场活动最多 {most} 个班次。',
  en: 'One event has {most} shifts at most.',
});

export const ShiftNotFound = defineError('volunteers.shift-not-found', 'not-found', {
  'zh-CN': '没有找到这个班次。',
  en: 'There is no such shift.',
});

export const ShiftNotOpen = defineError('volunteers.shift-not-open', 'conflict', {
  'zh-CN': '班次已取消或已开始。',
  en: 'The shift is cancelled or has begun.',
});

export const ShiftIsFull = defineError('volunteers.shift-is-full', 'conflict', {
  'zh-CN': '该班次人数已满。',
  en: 'The shift has all the volunteers that it needs.',
});

export const AlreadyOnShift = defineError('volunteers.already-on-shift', 'conflict', {
  'zh-CN': '您已经报名了这个班次。',
  en: 'You have already signed up for this shift.',
});

export const ShiftsOverlap = defineError('volunteers.shifts-overlap', 'rule-broken', {
  'zh-CN': '与您已报名的班次时间重叠。',
  en: 'It overlaps with a shift that you have already signed up for.',
});

export const NotOnShift = defineError('volunteers.not-on-shift', 'not-found', {
  'zh-CN': '该志愿者没有报名这个班次。',
  en: 'The volunteer has not signed up for this shift.',
});

export const ShiftNotBegun = defineError('volunteers.shift-not-begun', 'rule-broken', {
  'zh-CN': '班次开始后才能登记考勤。',
  en: 'Attendance can be marked once the shift has begun.',
});

/** There is no such enterprise or unit, or the volunteers' service has not heard of it yet. */
export const HostNotKnown = defineError('volunteers.host-not-known', 'rule-broken', {
  'zh-CN': '没有找到所属单位或企业，请稍后再试。',
  en: 'This enterprise or unit is not known here yet; please try again shortly.',
});
