import {
  ArchiveCommunityEvent,
  CopyCommunityEvent,
  DiscardCommunityEvent,
  GetFeedback,
  GetFigures,
  GiveFeedback,
  ListMyFeedback,
  PostponeCommunityEvent,
  SetMinimum,
  SplitCommunityEvent,
} from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** What becomes of a community event from its draft to its end. */
export const eventLifeRoutes: readonly Route[] = [
  route('POST /events/:eventId/postpone', PostponeCommunityEvent, { summary: 'Put an event off' }),
  route('POST /events/:eventId/minimum', SetMinimum, { summary: 'Say how many people an event needs' }),
  route('POST /events/:eventId/archive', ArchiveCommunityEvent, { summary: 'Put an event away that is over' }),
  route('POST /events/:eventId/discard', DiscardCommunityEvent, { summary: 'Throw a draft away' }),
  route('POST /events/:eventId/copies', CopyCommunityEvent, { summary: 'Draft a copy of an event', status: 201 }),
  route('POST /events/:eventId/split', SplitCommunityEvent, { summary: 'Send a part of the registrations to a copy' }),
  route('POST /events/:eventId/feedback', GiveFeedback, { summary: 'Say how an event was' }),
  route('GET /events/:eventId/feedback', GetFeedback, { summary: 'See how an event was for those who came' }),
  route('GET /feedback', ListMyFeedback, { summary: 'List what I have said of events' }),
  route('GET /events/:eventId/figures', GetFigures, { summary: 'See the figures of an event' }),
];
