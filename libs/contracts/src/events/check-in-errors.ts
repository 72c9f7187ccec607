import { defineError } from '../declared-error';

export const RegistrationNotConfirmed = defineError('events.registration-not-confirmed', 'rule-broken', {
  'zh-CN': '该报名没有已确认的名额。',
  en: 'This registration has no confirmed place.',
});

export const EventNotHeld = defineError('events.event-not-held', 'conflict', {
  'zh-CN': '活动尚未发布或已取消。',
  en: 'The event is not published, or it is called off.',
});
