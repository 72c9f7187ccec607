import { ArchiveCommunityEvent, CopyCommunityEvent, PostponeCommunityEvent } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** What becomes of a community event from its draft to its end. */
export const eventLifeRoutes: readonly Route[] = [
  route('POST /events/:eventId/postpone', PostponeCommunityEvent, { summary: 'Put an event off' }),
  route('POST /events/:eventId/archive', ArchiveCommunityEvent, { summary: 'Put an event away that is over' }),
  route('POST /events/:eventId/copies', CopyCommunityEvent, { summary: 'Draft a copy of an event', status: 201 }),
];
