import { MISSED_TEXTS_EN } from './missed-texts.en';
import { sayMinutes } from './moments';
import { PICK_UP_TEXTS_EN } from './pick-up-texts';
import { SESSION_TEXTS_EN } from './session-texts.en';
import { Texts } from './texts';

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const TEXTS_EN: Texts = {
  'registration-confirmed': {
    title: ({ title }) => `You are registered: ${title}`,
    text: ({ partySize, period, place }) => `A place is kept for ${people(partySize)}: ${period}, ${place}.`,
  },
  'registration-waitlisted': {
    title: ({ title }) => `On the waiting list: ${title}`,
    text: ({ partySize, period, place }) =>
      `The event is full, so ${people(partySize)} went on the waiting list: ${period}, ${place}. Places that become free go to those who wait, in order, and we will tell you.`,
  },
  'registration-promoted': {
    title: ({ title }) => `You have a place: ${title}`,
    text: ({ partySize, period, place }) =>
      `There is room for ${people(partySize)} now: ${period}, ${place}. If you cannot come, please cancel so that a neighbour can.`,
  },
  'registration-cancelled': {
    title: ({ title }) => `Registration cancelled: ${title}`,
    text: ({ partySize }) => `Your registration for ${people(partySize)} is cancelled. We hope to see you another time.`,
  },
  'registration-rejected': {
    title: ({ title }) => `Registration turned down: ${title}`,
    text: ({ partySize, reason }) => `Your registration for ${people(partySize)} could not be accepted. Reason: ${reason}.`,
  },
  'party-reduced': {
    title: ({ title }) => `Registration changed: ${title}`,
    text: ({ partySize, sizeBefore }) =>
      `Your registration is for ${people(partySize)} ${partySize < sizeBefore ? `instead of ${sizeBefore}` : 'as before, with fewer places'}. Nothing else has changed.`,
  },
  'place-passed-on': {
    title: ({ title }) => `Your place is passed on: ${title}`,
    text: ({ partySize, period }) =>
      `Whoever has your code has taken over your place for ${people(partySize)} on ${period}. Your registration has ended, and your ticket is no longer good. Thank you for not leaving a chair empty.`,
  },
  'place-taken-over': {
    title: ({ title }) => `You have taken over a place: ${title}`,
    text: ({ partySize, period, place }) =>
      `The place for ${people(partySize)} is yours now: ${period}, ${place}. Please take a ticket of your own; that of before is no longer good. If you cannot come, please cancel so that a neighbour can.`,
  },
  'place-offered': {
    title: ({ title }) => `A place is free for you: ${title}`,
    text: ({ partySize, period, place, until }) =>
      `There is room for ${people(partySize)}: ${period}, ${place}. The place is yours if you accept by ${until}; after that it goes to the next in line.`,
  },
  'offer-expired': {
    title: ({ title }) => `Offer expired: ${title}`,
    text: ({ partySize }) =>
      `The place for ${people(partySize)} was not accepted in time and has gone to the next in line. You can register again.`,
  },
  'waiting-ended': {
    title: ({ title }) => `No place became free: ${title}`,
    text: ({ partySize }) =>
      `What you waited for has begun, and until then no place for ${people(partySize)} became free, so your turn on the waiting list has ended. Thank you for waiting. You can sign up for whatever is still to come.`,
  },
  'approval-lapsed': {
    title: ({ title }) => `Not approved in time: ${title}`,
    text: ({ partySize }) =>
      `Nobody decided on your registration for ${people(partySize)} before it began, so it has ended without a place. If you have a question, please ask the organiser.`,
  },
  'event-rescheduled': {
    title: ({ title }) => `New time: ${title}`,
    text: ({ period, before, place }) =>
      `The event is now on ${period} (it was to start on ${before}), ${place}. Your place, or your turn on the waiting list, is kept; if you have taken a ticket, please take a new one. If you cannot come, please cancel so that a neighbour can.`,
  },
  'event-relocated': {
    title: ({ title }) => `Another place: ${title}`,
    text: ({ period, place, placeBefore }) =>
      `The event on ${period} is now held at ${place} (planned: ${placeBefore}); the time is the same. Your place, or your turn on the waiting list, is kept. If you cannot come, please cancel so that a neighbour can.`,
  },
  'event-split': {
    title: ({ title }) => `Another time or place: ${title}`,
    text: ({ period, place, planned, placeBefore, reason }) =>
      `The event is held in two parts, and yours is on ${period}, ${place} (planned: ${planned}, ${placeBefore}). Reason: ${reason}. Your place, or your turn on the waiting list, is kept there; please take a new ticket. If that does not suit you, you can withdraw at any time.`,
  },
  'event-postponed': {
    title: ({ title }) => `Put off: ${title}`,
    text: ({ period, reason }) =>
      `The event planned for ${period} is put off; we will tell you the new time as soon as it is known. Reason: ${reason}. Your place, or your turn on the waiting list, is kept. You can cancel at any time.`,
  },
  'event-cancelled': {
    title: ({ title }) => `Cancelled: ${title}`,
    text: ({ period, reason }) => `The event planned for ${period} is cancelled. Reason: ${reason}. We are sorry.`,
  },
  ...SESSION_TEXTS_EN,
  'stops-retimed': {
    title: ({ title }) => `New times of your bus: ${title}`,
    text: ({ on, onAt, onBefore, off, offAt, offBefore }) =>
      `You get on at “${on}” ${onAt} minutes after the start of the run (until now ${onBefore}) and off at “${off}” after ${offAt} minutes (until now ${offBefore}).`,
  },
  ...PICK_UP_TEXTS_EN,
  'series-event-published': {
    title: ({ title, series }) => `New in “${series}”: ${title}`,
    text: ({ period, place, series }) =>
      `${period}, ${place}. You are told because you are subscribed to the series “${series}”, which you can end at any time.`,
  },
  'minimum-missed': {
    title: ({ title }) => `Fewer than needed: ${title}`,
    text: ({ minimum, confirmed, period }) =>
      `${confirmed} of the ${minimum} people that your event on ${period} needs have a place. It goes on unless you move it, put it off or call it off.`,
  },
  'event-feedback': {
    title: ({ title }) => `How was it? ${title}`,
    text: ({ until }) =>
      `If you were there, please tell the organisers how you liked it, until ${until}: a rating, and a few words if you like. They do not see whose they are.`,
  },
  ...MISSED_TEXTS_EN,
  'event-tomorrow': {
    title: ({ title }) => `Coming up: ${title}`,
    text: ({ period, place }) => `Your event is on ${period}, ${place}. We look forward to seeing you.`,
  },
  'event-in-one-hour': {
    title: ({ title }) => `Starting soon: ${title}`,
    text: ({ period, place }) => `${period}, ${place}. Please allow time for the way.`,
  },
  'shift-assigned': {
    title: ({ task }) => `You are on the shift: ${task}`,
    text: ({ title, period, place }) =>
      `Thank you for helping at “${title}”. Your shift: ${period}, ${place}. If you cannot make it, please withdraw in good time.`,
  },
  'shift-rescheduled': {
    title: ({ task }) => `Your shift has moved: ${task}`,
    text: ({ title, period, place }) =>
      `“${title}” has another time or place. Your shift is now ${period}, ${place}. If you cannot make it, please withdraw in good time.`,
  },
  'shift-postponed': {
    title: ({ task }) => `Your shift is put off: ${task}`,
    text: ({ title, period }) =>
      `“${title}” is put off, and with it your shift of ${period}. We will tell you the new time as soon as it is known. You can withdraw at any time.`,
  },
  'shift-cancelled': {
    title: ({ task }) => `Your shift is off: ${task}`,
    text: ({ title, period }) => `“${title}” is cancelled, and with it your shift of ${period}. Thank you for offering to help.`,
  },
  'shift-tomorrow': {
    title: ({ task }) => `Your shift is coming up: ${task}`,
    text: ({ title, period, place }) => `“${title}”: ${period}, ${place}. Please be on time, and thank you.`,
  },
  'hours-credited': {
    title: ({ title, minutes }) => `${minutes > 0 ? 'Hours credited' : 'Hours taken back'}: ${title}`,
    text: ({ task, minutes }) =>
      minutes > 0
        ? `${sayMinutes(minutes, 'en')} for the shift “${task}” are now in your volunteer record. Thank you for your help.`
        : `The attendance for the shift “${task}” was corrected, and the hours credited for it were taken back. Please ask the organiser if that seems wrong.`,
  },
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
  'member-invited': {
    title: ({ organisation }) => `You are invited: ${organisation}`,
    text: ({ organisation, until }) => `${organisation} asks you to become a member. You can accept or decline until ${until}.`,
  },
  'enterprise-verified': {
    title: ({ enterprise }) => `Verified: ${enterprise}`,
    text: ({ enterprise }) => `${enterprise} has been verified and can send requests now.`,
  },
  'enterprise-refused': {
    title: ({ enterprise }) => `Not verified: ${enterprise}`,
    text: ({ enterprise, why }) =>
      `${enterprise} could not be verified. Reason: ${why}. An owner can correct name and credit code; it is then looked at again.`,
  },
};
