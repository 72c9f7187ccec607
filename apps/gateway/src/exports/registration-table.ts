import { BilingualTitle, clockTime, inLanguage, Language } from '@linli/contracts';
import { CommunityEventView, RegistrationStatus, RegistrationView } from '@linli/contracts/events';
import { Column } from '@linli/tables';

/** The columns of a table of registrations: what their list shows, and no more; times are on the clocks of the zone. */
export const registrationColumns = (timeZone: string): readonly Column[] => [
  { field: 'arrival', titles: { 'zh-CN': '序号', en: 'Order' } },
  { field: 'status', titles: { 'zh-CN': '状态', en: 'Status' } },
  { field: 'partySize', titles: { 'zh-CN': '人数', en: 'People' } },
  { field: 'came', titles: { 'zh-CN': '到场人数', en: 'Came' } },
  { field: 'homeAreaCode', titles: { 'zh-CN': '居住地代码', en: 'Home area' } },
  { field: 'registeredAt', titles: { 'zh-CN': `报名时间（${timeZone}）`, en: `Registered at (${timeZone})` } },
  { field: 'pools', titles: { 'zh-CN': '名额类别', en: 'Places of' } },
  { field: 'sessions', titles: { 'zh-CN': '场次', en: 'Sessions' } },
  { field: 'enterprise', titles: { 'zh-CN': '企业', en: 'Enterprise' } },
  { field: 'unit', titles: { 'zh-CN': '主办单位', en: 'Organising unit' } },
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

/** What has to be known to tell of registrations in words. */
export interface Telling {
  readonly communityEvent: Pick<CommunityEventView, 'pools' | 'unitName'>;
  /** Of the enterprises that are known. */
  readonly enterprises: ReadonlyMap<string, BilingualTitle>;
  readonly language: Language;
  /** Of the area that holds the event. */
  readonly timeZone: string;
}

/** A registration as a person reads it in a table. */
export function rowOf(registration: RegistrationView, telling: Telling): object {
  const { status, enterpriseId } = registration;
  const { language, enterprises, communityEvent, timeZone } = telling;
  const named = enterpriseId === undefined ? undefined : enterprises.get(enterpriseId);
  return {
    ...registration,
    ...placesOf(registration, telling),
    registeredAt: sayTime(registration.registeredAt, timeZone),
    status: STATUSES[status][language],
    enterprise: named ? inLanguage(named, language) : enterpriseId,
    unit: communityEvent.unitName && inLanguage(communityEvent.unitName, language),
  };
}

/** Such as `2026-11-28 14:00`. */
const sayTime = (instant: string, timeZone: string): string =>
  clockTime(new Date(instant), timeZone).replace('T', ' ').slice(0, 16);

/** By pool and how many places of it, and the sessions that it is for, with their start; of a pool that is no more the key. */
function placesOf({ needs = [] }: RegistrationView, { communityEvent: { pools = [] }, language, timeZone }: Telling) {
  const said = needs.map(({ pool: key, count }) => {
    const pool = pools.find((one) => one.key === key);
    const title = pool ? inLanguage(pool.title, language) : key;
    const start = pool?.startsAt === undefined ? '' : ` ${sayTime(pool.startsAt, timeZone)}`;
    return { title: title + start, count, ofSession: pool?.ofSession === true };
  });
  const [sessions, others] = [said.filter(({ ofSession }) => ofSession), said.filter(({ ofSession }) => !ofSession)];
  return {
    pools: others.map(({ title, count }) => `${title} × ${count}`).join('; '),
    sessions: sessions.map(({ title }) => title).join('; '),
  };
}
