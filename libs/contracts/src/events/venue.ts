import { Id, Pattern } from '../fields';
import { POOL_KEY } from './places';

/** Names a room for as long as its house stands. */
export const RoomKey = (about = 'The room') => Pattern({ about, pattern: POOL_KEY, example: 'reading-room' });

/** Which room an event takes place in. */
export class VenueView {
  @Id({ about: 'The house' }) houseId: string;
  @RoomKey() room: string;
}
