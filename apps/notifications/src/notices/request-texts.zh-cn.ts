import { RequestTexts } from './texts';

/** What is told of requests of enterprises. */
export const REQUEST_TEXTS_ZH_CN: RequestTexts = {
  'request-received': {
    title: ({ number }) => `诉求已收到：${number}`,
    text: ({ enterprise, number }) => `已收到${enterprise}提交的诉求，编号 ${number}。`,
  },
  'request-assigned': {
    title: ({ number }) => `诉求已转办：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${enterprise}的诉求已交由${unit}办理，将于${dueAt}前答复。`,
  },
  'request-assigned-to-unit': {
    title: ({ number }) => `新诉求待办：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${enterprise}的诉求已交由${unit}办理，请在${dueAt}前答复。`,
  },
  'request-accepted': {
    title: ({ number }) => `诉求已受理：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${unit}已受理${enterprise}的诉求，将于${dueAt}前答复。`,
  },
  'request-answered': {
    title: ({ number }) => `诉求已答复：${number}`,
    text: ({ enterprise, unit }) => `${unit}已答复${enterprise}的诉求，请查看并确认；如问题尚未解决，可以退回重办。`,
  },
  'request-closed': {
    title: ({ number }) => `诉求已办结：${number}`,
    text: ({ enterprise }) => `${enterprise}已确认答复，诉求办结。`,
  },
  'request-reopened': {
    title: ({ number }) => `诉求退回重办：${number}`,
    text: ({ enterprise, dueAt }) => `${enterprise}认为问题尚未解决，诉求已退回重办，请在${dueAt}前再次答复。`,
  },
  'request-due-soon': {
    title: ({ number }) => `诉求即将到期：${number}`,
    text: ({ enterprise, dueAt }) => `${enterprise}的诉求须在${dueAt}前答复，请尽快办理。`,
  },
};
