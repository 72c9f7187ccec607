import { Language } from '@linli/contracts';
import { RegistrationStatus, RegistrationView } from '@linli/contracts/events';
import { Column } from '@linli/tables';

/** The columns of a table of registrations: what their list shows, and no more. */
export const REGISTRATION_COLUMNS: readonly Column[] = [
  { field: 'arrival', titles: { 'zh-CN': '序号', en: 'Order' } },
  { field: 'status', titles: { 'zh-CN': '状态', en: 'Status' } },
  { field: 'partySize', titles: { 'zh-CN': '人数', en: 'People' } },
  { field: 'came', titles: { 'zh-CN': '到场人数', en: 'Came' } },
  { field: 'homeAreaCode', titles: { 'zh-CN': '居住地代码', en: 'Home area' } },
  { field: 'registeredAt', titles: { 'zh-CN': '报名时间', en: 'Registered at' } },
  { field: 'residentId', titles: { 'zh-CN': '居民编号', en: 'Resident' } },
  { field: 'id', titles: { 'zh-CN': '报名编号', en: 'Registration' } },
];

const STATUSES: Readonly<Record<RegistrationStatus, Readonly<Record<Language, string>>>> = {
  confirmed: { 'zh-CN': '已确认', en: 'confirmed' },
  waiting: { 'zh-CN': '候补', en: 'waiting' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  held: { 'zh-CN': '保留中', en: 'held' },
  pending: { 'zh-CN': '待审核', en: 'waits for approval' },
  offered: { 'zh-CN': '待确认递补', en: 'offered a place' },
  expired: { 'zh-CN': '已过期', en: 'expired' },
  rejected: { 'zh-CN': '未通过', en: 'turned down' },
};

const WALK_INS: Readonly<Record<Language, string>> = { 'zh-CN': '现场入场', en: 'came without a registration' };

/** Below all registrations: how many people came without one, where anybody did. */
export const walkInsOf = (walkIns: number, language: Language): object[] =>
  walkIns > 0 ? [{ status: WALK_INS[language], partySize: walkIns, came: walkIns }] : [];

/** A registration as a person reads it in a table. */
export const rowOf = (registration: RegistrationView, language: Language): object => ({
  ...registration,
  status: STATUSES[registration.status][language],
});
