import { defineError } from '../declared-error';

export const HouseNotFound = defineError('events.house-not-found', 'not-found', {
  'zh-CN': '没有找到这个综合体。',
  en: 'There is no such house.',
});

export const HouseElsewhere = defineError('events.house-elsewhere', 'rule-broken', {
  'zh-CN': '综合体属于其他区域，活动只能使用本区域、上级或下级区域的综合体。',
  en: 'The house belongs to another area: an event can be in a house of its own area, of one around it or of one below it.',
});

export const RoomNamedTwice = defineError('events.room-named-twice', 'rule-broken', {
  'zh-CN': '场馆“{room}”重复。',
  en: 'The room “{room}” is there twice.',
});

export const RoomNotKnown = defineError('events.room-not-known', 'rule-broken', {
  'zh-CN': '综合体没有场馆“{room}”。',
  en: 'The house has no room “{room}”.',
});

export const RoomInUse = defineError('events.room-in-use', 'conflict', {
  'zh-CN': '场馆“{room}”还有安排，不能撤去。',
  en: 'The room “{room}” is booked for some time to come and stays.',
});

export const OpeningHoursNotValid = defineError('events.opening-hours-not-valid', 'rule-broken', {
  'zh-CN': '开放时间须先开门后关门（{opens}–{closes}）。',
  en: 'A house must open before it closes ({opens}–{closes}).',
});

export const OutsideOpeningHours = defineError('events.outside-opening-hours', 'rule-broken', {
  'zh-CN': '{startsAt} 至 {endsAt} 不在综合体的开放时间内；跨日的活动请按天设置场次。',
  en: 'The house is not open from {startsAt} to {endsAt}. What lasts for several days has a session on each of them.',
});

export const RoomTooSmall = defineError('events.room-too-small', 'rule-broken', {
  'zh-CN': '该场馆最多容纳 {people} 人，活动有 {places} 个名额。',
  en: 'The room takes {people} people, and there are {places} places.',
});

export const RoomTaken = defineError('events.room-taken', 'conflict', {
  'zh-CN': '该场馆 {startsAt} 至 {endsAt} 已安排“{titleZh}”。',
  en: 'The room is taken from {startsAt} to {endsAt} by “{titleEn}”.',
});

export const RoomReserved = defineError('events.room-reserved', 'conflict', {
  'zh-CN': '该场馆 {startsAt} 至 {endsAt} 已被预留。',
  en: 'The room is reserved from {startsAt} to {endsAt}.',
});

export const SessionsMeetInRoom = defineError('events.sessions-meet-in-room', 'rule-broken', {
  'zh-CN': '场次“{session}”与“{other}”时间重叠，不能在同一场馆。',
  en: 'The sessions “{session}” and “{other}” overlap and cannot be in one room.',
});

export const TimetableSpanNotValid = defineError('events.timetable-span-not-valid', 'rule-broken', {
  'zh-CN': '时间表须先开始后结束，最长 {days} 天。',
  en: 'A timetable must end after it starts, and is of {days} days at most.',
});

/** Why a room cannot be had for the times of an event. */
export const ROOM_REFUSALS = [OutsideOpeningHours, RoomTooSmall, RoomTaken, RoomReserved, SessionsMeetInRoom, RoomNotKnown];
