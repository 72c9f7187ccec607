import { defineError } from '../declared-error';

/** The event is for residents of certain areas, and whoever signs up has not said where they live, or less exactly than the event asks. */
export const HomeAreaMissing = defineError('events.home-area-missing', 'rule-broken', {
  'zh-CN': '这场活动只面向指定区域的居民。请先在个人设置中填写您居住的社区或网格，重新登录后再报名。',
  en: 'This event is for residents of certain areas. Please say in your account in which community or grid you live, sign in again, and then try once more.',
});

/** The event is for residents of other areas than that in which whoever signs up lives. */
export const ResidentsOfOtherAreas = defineError('events.residents-of-other-areas', 'rule-broken', {
  'zh-CN': '这场活动只面向指定区域的居民，您登记的居住地不在其中。如居住地有变，请先在个人设置中更正，重新登录后再报名。',
  en: 'This event is for residents of certain areas, and where you live is not one of them. If you have moved, please correct it in your account, sign in again, and then try once more.',
});

/** What everybody may be answered who wants a place for themselves. */
export const NOT_INVITED = [HomeAreaMissing, ResidentsOfOtherAreas];
