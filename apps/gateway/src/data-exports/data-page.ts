import { Language } from '@linli/contracts';
import { SectionProgress } from './data-export';

type Both = Readonly<Record<Language, string>>;

const TITLE: Both = { 'zh-CN': '我在邻里的个人信息', en: 'What Linli knows of me' };
const NOTHING: Both = { 'zh-CN': '无记录', en: 'nothing' };

const SECTIONS: Readonly<Record<string, Both>> = {
  account: { 'zh-CN': '账号', en: 'Account' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  invitations: { 'zh-CN': '收到的成员邀请', en: 'Invitations received' },
  'invitations-sent': { 'zh-CN': '发出的成员邀请', en: 'Invitations sent' },
  consents: { 'zh-CN': '同意记录', en: 'Consents' },
  devices: { 'zh-CN': '登录设备', en: 'Devices' },
  'calendar-feed': { 'zh-CN': '日历订阅', en: 'Calendar feed' },
  'sign-in-providers': { 'zh-CN': '单点登录', en: 'Single sign-on' },
  accesses: { 'zh-CN': '谁查看过', en: 'Who has looked' },
  'account-changes': { 'zh-CN': '工作人员对我账号的变更', en: 'Changes of my account by staff' },
  'roles-given': { 'zh-CN': '我授予他人的角色', en: 'Roles that I have given' },
  'roles-taken-back': { 'zh-CN': '我收回的角色', en: 'Roles that I have taken back' },
  changes: { 'zh-CN': '我作为工作人员的变更', en: 'Changes that I have made as staff' },
  'area-changes': { 'zh-CN': '我对区域的变更', en: 'Changes that I have made to areas' },
  looks: { 'zh-CN': '我查看他人信息的记录', en: 'My looks at data of others' },
  registrations: { 'zh-CN': '活动报名', en: 'Registrations' },
  transfers: { 'zh-CN': '名额转让', en: 'Places passed on' },
  'pick-ups': { 'zh-CN': '接送人', en: 'Who may fetch' },
  stops: { 'zh-CN': '上下车站点', en: 'Stops' },
  subscriptions: { 'zh-CN': '订阅的系列', en: 'Series subscribed to' },
  'check-ins': { 'zh-CN': '活动签到', en: 'Check-ins' },
  'no-shows': { 'zh-CN': '缺席记录', en: 'Missed events' },
  'lock-outs': { 'zh-CN': '报名限制', en: 'Lock-outs from sign-up' },
  events: { 'zh-CN': '我创建的活动', en: 'Events that I have made' },
  series: { 'zh-CN': '我创建的系列', en: 'Series that I have made' },
  'gate-work': { 'zh-CN': '我为他人办理的签到', en: 'Check-ins that I have made' },
  teams: { 'zh-CN': '志愿队伍', en: 'Teams' },
  shifts: { 'zh-CN': '志愿班次', en: 'Shifts' },
  feedback: { 'zh-CN': '活动评价', en: 'Feedback on events' },
  hours: { 'zh-CN': '服务时长', en: 'Hours of service' },
  requests: { 'zh-CN': '企业诉求', en: 'Requests' },
  enterprises: { 'zh-CN': '我登记或核验的企业', en: 'Enterprises that I registered or verified' },
  notices: { 'zh-CN': '通知', en: 'Notices' },
  reminders: { 'zh-CN': '提醒', en: 'Reminders' },
  preferences: { 'zh-CN': '偏好', en: 'Preferences' },
};

const STYLE =
  'body{font:16px system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{border-top:1px solid #ccc;padding:.5rem 0}dt{color:#666}dd{margin:0 0 .3rem 1rem;overflow-wrap:anywhere}';

export function pageBegin(language: Language, at: Date): string {
  const title = escaped(TITLE[language]);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="${language}"><head>${head}</head><body><h1>${title}</h1><p>${at.toISOString()}</p>`;
}

export const sectionBegin = ({ name, records }: SectionProgress, language: Language): string =>
  `<section><h2>${escaped(SECTIONS[name]?.[language] ?? name)} (${records})</h2>`;

/** One record, its fields one below the other. */
export const pageRow = (record: object): string =>
  `<dl>${Object.entries(record)
    .map(([field, value]) => `<dt>${escaped(field)}</dt><dd>${escaped(textOf(value))}</dd>`)
    .join('')}</dl>`;

export const sectionEnd = ({ records }: SectionProgress, language: Language): string =>
  `${records === 0 ? `<p>${escaped(NOTHING[language])}</p>` : ''}</section>`;

export const pageEnd = (): string => '</body></html>\n';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
