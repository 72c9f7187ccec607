import { defineError } from '../declared-error';

export const NobodyLeft = defineError('events.nobody-left', 'rule-broken', {
  'zh-CN': '报名人数至少为 1 人；如都不参加，请取消报名。',
  en: 'A registration is for one person at least; where nobody comes, please cancel it.',
});

export const PartyNotSmaller = defineError('events.party-not-smaller', 'rule-broken', {
  'zh-CN': '报名人数和名额只能减少，此处最多为 {most}。',
  en: 'A registration can only become smaller: here it is {most} at most.',
});

export const LeavingNotClear = defineError('events.leaving-not-clear', 'rule-broken', {
  'zh-CN': '报名表中登记了 {named} 人：请填写其中不来的 {least} 至 {most} 位的序号，不重复。',
  en: 'The form names {named} people: please say who of them does not come, {least} to {most}, each once by the number there.',
});

export const MoreHaveCome = defineError('events.more-have-come', 'conflict', {
  'zh-CN': '已有 {came} 人签到，不能少于此数。',
  en: 'Of this party {came} have come already: it cannot become smaller than that.',
});

export const TransferUnderWay = defineError('events.transfer-under-way', 'conflict', {
  'zh-CN': '该名额正在转让，请先收回转让码。',
  en: 'The place is being passed on: take the offer back first.',
});
