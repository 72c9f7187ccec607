import { BilingualTitle } from '../bilingual';
import { defineEvent } from '../contract';
import { Nested, TextList, Whole } from '../fields';
import { CommunityEventSnapshot } from './community-event-facts';

/** So many families are told in one message. */
export const RIDERS_AT_A_TIME = 500;

/** When the runs of a line reach one of its stops. */
export class RetimedStop {
  @Nested(() => BilingualTitle, { about: 'What the stop is called' }) title: BilingualTitle;
  @Whole({ about: 'How many minutes after the start of the run it is reached', min: 0, max: 1_439, example: 15 }) minutes: number;
  @Whole({ about: 'How many minutes it was until now', min: 0, max: 1_439, example: 10 }) minutesBefore: number;
}

export class StopsRetimedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event that is the line' }) communityEvent: CommunityEventSnapshot;
  @Whole({ about: 'Counts up with every change of the stops', min: 1, max: 1_000_000, example: 2 }) version: number;
  @Nested(() => RetimedStop, { about: 'Where they get on' }) on: RetimedStop;
  @Nested(() => RetimedStop, { about: 'Where they get off' }) off: RetimedStop;
  @TextList({ about: 'Who is to be told', max: RIDERS_AT_A_TIME, longest: 36 }) personIds: string[];
}

/** Published for those who ride between two stops one of which is reached at another time from now on, 500 at a time. */
export const StopsRetimed = defineEvent('events.stops-retimed', 1, {
  body: StopsRetimedBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
