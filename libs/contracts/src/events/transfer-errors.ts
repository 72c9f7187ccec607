import { defineError } from '../declared-error';

export const TransfersNotAllowed = defineError('events.transfers-not-allowed', 'rule-broken', {
  'zh-CN': '这场活动的名额不能转让。',
  en: 'Places of this event cannot be passed on.',
});

export const TransferTooLate = defineError('events.transfer-too-late', 'rule-broken', {
  'zh-CN': '名额只能在 {until} 之前转让。',
  en: 'Places of this event could be passed on until {until}.',
});

export const TransferNotOpen = defineError('events.transfer-not-open', 'conflict', {
  'zh-CN': '转让码无效，或已被使用、撤回、过期。',
  en: 'The code is none of ours, or was used, taken back, or has expired.',
});

export const TransferAmongColleagues = defineError('events.transfer-among-colleagues', 'rule-broken', {
  'zh-CN': '该名额属于企业，只能转让给同一企业的成员。',
  en: 'The place is that of an enterprise, and can be taken over by its members alone.',
});

export const PartyHasCome = defineError('events.party-has-come', 'conflict', {
  'zh-CN': '该报名已有人签到，名额不能再转让或取消。',
  en: 'Somebody of the party has been at the door: the place cannot be passed on or given up any more.',
});
