import { SessionTexts } from './texts';

/** What is told of single sessions of a programme. */
export const SESSION_TEXTS_ZH_CN: SessionTexts = {
  'session-rescheduled': {
    title: ({ title }) => `场次调整：${title}`,
    text: ({ session, planned, period, place, reason }) =>
      `“${session}”原定${planned}，现改为${period}，地点：${place}。原因：${reason}。您的报名或候补仍然有效；如时间不合适，可以取消报名。`,
  },
  'session-cancelled': {
    title: ({ title }) => `场次取消：${title}`,
    text: ({ session, period, reason }) =>
      `原定${period}的“${session}”已取消，原因：${reason}。您在其他场次的报名或候补不受影响；如不再参加，可以取消报名。`,
  },
  'session-given-up': {
    title: ({ title }) => `已放弃一个场次：${title}`,
    text: ({ session, period }) => `您在“${session}”（${period}）的名额已让给其他邻居，其余场次的报名不变。`,
  },
  'shift-session-rescheduled': {
    title: ({ title }) => `班次内的场次调整：${title}`,
    text: ({ session, planned, sessionPeriod, reason, task, period }) =>
      `“${session}”原定${planned}，现改为${sessionPeriod}。原因：${reason}。您的班次“${task}”不变，仍为${period}；如时间不合适，请尽早退出。`,
  },
  'shift-session-cancelled': {
    title: ({ title }) => `班次内的场次取消：${title}`,
    text: ({ session, planned, reason, task, period }) =>
      `原定${planned}的“${session}”已取消，原因：${reason}。您的班次“${task}”不变，仍为${period}；如不再参加，请尽早退出。`,
  },
};
