import { RequestTexts } from './texts';

/** What is told of requests of enterprises. */
export const REQUEST_TEXTS_EN: RequestTexts = {
  'request-received': {
    title: ({ number }) => `Request received: ${number}`,
    text: ({ enterprise, number }) => `We have received the request of ${enterprise}. Its number is ${number}.`,
  },
  'request-assigned': {
    title: ({ number }) => `Request passed on: ${number}`,
    text: ({ enterprise, unit, dueAt }) => `The request of ${enterprise} is with ${unit}, which will answer by ${dueAt}.`,
  },
  'request-assigned-to-unit': {
    title: ({ number }) => `New request: ${number}`,
    text: ({ enterprise, unit, dueAt }) => `The request of ${enterprise} is with ${unit}. Please answer it by ${dueAt}.`,
  },
  'request-accepted': {
    title: ({ number }) => `Request taken on: ${number}`,
    text: ({ enterprise, unit, dueAt }) => `${unit} has taken on the request of ${enterprise} and will answer by ${dueAt}.`,
  },
  'request-answered': {
    title: ({ number }) => `Request answered: ${number}`,
    text: ({ enterprise, unit }) =>
      `${unit} has answered the request of ${enterprise}. Please confirm the answer, or reopen the request if something is still open.`,
  },
  'request-closed': {
    title: ({ number }) => `Request closed: ${number}`,
    text: ({ enterprise }) => `${enterprise} has confirmed the answer; the request is closed.`,
  },
  'request-reopened': {
    title: ({ number }) => `Request reopened: ${number}`,
    text: ({ enterprise, dueAt }) =>
      `For ${enterprise} something is still open, so the request is back with you. Please answer it by ${dueAt}.`,
  },
  'request-due-soon': {
    title: ({ number }) => `Answer due soon: ${number}`,
    text: ({ enterprise, dueAt }) => `The request of ${enterprise} must be answered by ${dueAt}.`,
  },
};
