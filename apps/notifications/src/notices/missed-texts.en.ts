import { MissedTexts } from './texts';

/** What is told of missed events and lock-outs. */
export const MISSED_TEXTS_EN: MissedTexts = {
  'no-show-recorded': {
    title: ({ title }) => `You were missed: ${title}`,
    text: ({ period, counted, needed, withinDays, until }) =>
      `You had a place on ${period}, and nobody checked in for it: ${counted} of ${needed} within ${withinDays} days. Whoever reaches ${needed} cannot sign up here for some time. If you were there or could not help it, you can appeal until ${until} in your list of missed events. Next time, please cancel before the start.`,
  },
  'no-show-dropped': {
    title: ({ title }) => `Does not count: ${title}`,
    text: ({ period }) => `That you were missed on ${period} does not count any more. You need not do anything.`,
  },
  'no-show-appeal-accepted': {
    title: ({ title }) => `Appeal accepted: ${title}`,
    text: ({ period, reason }) => `That you were missed on ${period} does not count any more. The organisers say: ${reason}.`,
  },
  'no-show-appeal-rejected': {
    title: ({ title }) => `Appeal rejected: ${title}`,
    text: ({ period, reason }) => `That you were missed on ${period} goes on counting. The organisers say: ${reason}.`,
  },
  'locked-out': {
    title: ({ lockedUntil }) => `You cannot sign up until ${lockedUntil}`,
    text: ({ title, needed, withinDays, lockedUntil, until }) =>
      `You have missed ${needed} events within ${withinDays} days, “${title}” the last, so you cannot sign up for events here until ${lockedUntil}. Places that you have stay yours. You can appeal each of them in your list of missed events, this one until ${until}; with an appeal that is accepted the lock-out may end at once.`,
  },
  'lock-out-ended': {
    title: () => 'You can sign up again',
    text: ({ title }) => `“${title}” does not count as missed any more, so you can sign up for events here again at once.`,
  },
};
