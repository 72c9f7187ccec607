import {
  AcceptNoShowAppeal,
  AppealNoShow,
  GetNoShowRule,
  ListMyLockOuts,
  ListMyNoShows,
  ListNoShowAppeals,
  ListNoShows,
  RejectNoShowAppeal,
  SetNoShowRule,
  WaiveNoShow,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Events that people had a place at and missed, and what follows. */
export const noShowsRoutes: readonly Route[] = [
  route('POST /no-show-rules', SetNoShowRule, { summary: 'Say after how many missed events nobody can sign up in an area' }),
  route('GET /no-show-rules', GetNoShowRule, { summary: 'Read the rule on missed events that holds in an area' }),
  route('GET /events/:eventId/no-shows', ListNoShows, { summary: 'List who has missed an event' }),
  route('POST /no-shows/:noShowId/waive', WaiveNoShow, { summary: 'Let a missed event not count' }),
  route('POST /no-shows/:noShowId/appeal', AppealNoShow, { summary: 'Say why an event that I missed should not count' }),
  route('GET /no-show-appeals', ListNoShowAppeals, { summary: 'List the appeals of an area that wait for an answer' }),
  route('POST /no-shows/:noShowId/accept-appeal', AcceptNoShowAppeal, { summary: 'Accept an appeal: it does not count' }),
  route('POST /no-shows/:noShowId/reject-appeal', RejectNoShowAppeal, { summary: 'Reject an appeal: it goes on counting' }),
  route('GET /me/no-shows', ListMyNoShows, { summary: 'List the events that I have missed' }),
  route('GET /me/lock-outs', ListMyLockOuts, { summary: 'List when I could not, or cannot, sign up' }),
];
