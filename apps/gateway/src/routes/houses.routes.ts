import { BookRoom, EditHouse, GetHouse, GetTimetable, ListHouses, ReleaseRoom } from '@linli/contracts/events';
import { Route, route } from '../http/route';

/** Houses of many rooms, and which event has which room when. */
export const housesRoutes: readonly Route[] = [
  route('GET /houses', ListHouses, { summary: 'List houses' }),
  route('GET /houses/:houseId', GetHouse, { summary: 'Read a house' }),
  route('POST /houses/:houseId/details', EditHouse, { summary: 'Change what is said of a house' }),
  route('GET /houses/:houseId/timetable', GetTimetable, { summary: 'See what takes place in a house, and when rooms are free' }),
  route('POST /events/:eventId/room', BookRoom, { summary: 'Book a room for an event' }),
  route('POST /events/:eventId/release-room', ReleaseRoom, { summary: 'Let the room of an event go' }),
];
