import { SessionTexts } from './texts';

/** What is told of single sessions of a programme. */
export const SESSION_TEXTS_EN: SessionTexts = {
  'session-rescheduled': {
    title: ({ title }) => `A session has moved: ${title}`,
    text: ({ session, planned, period, place, reason }) =>
      `“${session}”, planned for ${planned}, is now on ${period}, ${place}. Reason: ${reason}. Your registration stays as it is. If that does not suit you, you can withdraw it.`,
  },
  'session-cancelled': {
    title: ({ title }) => `A session is cancelled: ${title}`,
    text: ({ session, period, reason }) =>
      `“${session}”, planned for ${period}, is cancelled. Reason: ${reason}. Your registration stays as it is for other sessions. If that does not suit you, you can withdraw it.`,
  },
  'session-given-up': {
    title: ({ title }) => `A session given up: ${title}`,
    text: ({ session, partySize, period }) =>
      `Your ${partySize === 1 ? 'place' : 'places'} of “${session}” on ${period} went back to the neighbours. Your registration stays as it is for the other sessions.`,
  },
  'shift-session-rescheduled': {
    title: ({ title }) => `A session at the time of your shift has moved: ${title}`,
    text: ({ session, planned, sessionPeriod, reason, task, period }) =>
      `“${session}”, planned for ${planned}, is now on ${sessionPeriod}. Reason: ${reason}. Your shift “${task}” is on ${period} as before. If that does not suit you, please withdraw in good time.`,
  },
  'shift-session-cancelled': {
    title: ({ title }) => `A session at the time of your shift is cancelled: ${title}`,
    text: ({ session, planned, reason, task, period }) =>
      `“${session}”, planned for ${planned}, is cancelled. Reason: ${reason}. Your shift “${task}” is on ${period} as before. If that does not suit you, please withdraw in good time.`,
  },
};
