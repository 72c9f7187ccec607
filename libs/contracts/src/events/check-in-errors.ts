import { defineError } from '../declared-error';

export const RegistrationNotConfirmed = defineError('events.registration-not-confirmed', 'rule-broken', {
  'zh-CN': '该报名没有已确认的名额。',
  en: 'This registration has no confirmed place.',
});

export const EventNotHeld = defineError('events.event-not-held', 'conflict', {
  'zh-CN': '活动尚未发布或已取消。',
  en: 'The event is not published, or it is called off.',
});

export const TicketNotValid = defineError('events.ticket-not-valid', 'rule-broken', {
  'zh-CN': '入场券无效，签名不符。',
  en: 'This is no ticket of ours: its signature does not fit.',
});

export const TicketForAnotherEvent = defineError('events.ticket-for-another-event', 'rule-broken', {
  'zh-CN': '这是另一场活动的入场券或报名。',
  en: 'This ticket or registration is for another event.',
});

export const DoorsNotOpen = defineError('events.doors-not-open', 'rule-broken', {
  'zh-CN': '尚未开始签到（{opensAt} 开始）。',
  en: 'Doors open at {opensAt}.',
});

export const DoorsClosed = defineError('events.doors-closed', 'rule-broken', {
  'zh-CN': '签到已结束（{closedAt}）。',
  en: 'Doors have been closed since {closedAt}.',
});

export const PeopleExceedParty = defineError('events.people-exceed-party', 'rule-broken', {
  'zh-CN': '人数超过报名人数（{partySize} 人）。',
  en: 'The registration is for {partySize} people.',
});

export const AlreadyInside = defineError('events.already-inside', 'conflict', {
  'zh-CN': '该报名共 {partySize} 人，已入场 {inside} 人。',
  en: 'Of the {partySize} people of this party {inside} are inside already.',
});

export const NotInside = defineError('events.not-inside', 'conflict', {
  'zh-CN': '场内没有这么多该报名的人。',
  en: 'Not so many people of this party are inside.',
});

export const TooManyPassages = defineError('events.too-many-passages', 'rule-broken', {
  'zh-CN': '同一报名的进出记录最多 {most} 条。',
  en: 'A party can come and go {most} times at most.',
});

export const CheckInNotFound = defineError('events.check-in-not-found', 'not-found', {
  'zh-CN': '没有找到这条签到记录。',
  en: 'There is no such check-in.',
});

export const UndoOutOfOrder = defineError('events.undo-out-of-order', 'conflict', {
  'zh-CN': '请先撤销该报名之后的进出记录。',
  en: 'Please undo what came after it first.',
});

export const NoPlaceForWalkIns = defineError('events.no-place-for-walk-ins', 'conflict', {
  'zh-CN': '现场空余名额为 {free} 个。',
  en: 'There are {free} places left for people who have not registered.',
});

export const PlaceGivenAway = defineError('events.place-given-away', 'conflict', {
  'zh-CN': '开场后未到的名额已让给现场来的人，目前只剩 {free} 个空位。',
  en: 'Places of people who had not come after the start were given to others; {free} are left.',
});

export const WalkInsNotAllowed = defineError('events.walk-ins-not-allowed', 'rule-broken', {
  'zh-CN': '这场活动不接受现场报名。',
  en: 'Only people who have registered may come to this event.',
});

export const SelfCheckInNotAllowed = defineError('events.self-check-in-not-allowed', 'rule-broken', {
  'zh-CN': '这场活动不开放自助签到，请到签到处。',
  en: 'Nobody checks in by themselves here; please go to the gate.',
});

export const PlaceCodeNotValid = defineError('events.place-code-not-valid', 'rule-broken', {
  'zh-CN': '签到码不对或已过期，请输入现场正在显示的签到码。',
  en: 'This is not the code of the moment; please enter the one that is shown at the place now.',
});

export const DeviceTimeNotValid = defineError('events.device-time-not-valid', 'rule-broken', {
  'zh-CN': '设备时间在将来，请校准设备时钟。',
  en: 'The time of the device is in the future; please set its clock.',
});
