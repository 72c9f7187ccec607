import { RetimedStop, RIDERS_AT_A_TIME, Stop, StopsRetimedBody } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf } from '../community-events/community-event.view';
import { Line, Ride } from './stop';
import { StopChoice } from './stop-choice';

interface Change {
  readonly before: Pick<Line, 'stops'>;
  readonly after: Line;
}

/** One of the two stops is reached at another time than before. */
export const isRetimed = ({ on, off }: Ride, { before, after }: Change): boolean =>
  [on, off].some((key) => minutesAt(before.stops, key) !== minutesAt(after.stops, key));

/** What those who ride are to hear: a fact for each pair of stops. */
export function retimedFacts(rides: readonly StopChoice[], change: Change, communityEvent: CommunityEvent): StopsRetimedBody[] {
  const byPair = new Map<string, StopChoice[]>();
  for (const ride of rides) {
    const pair = `${ride.on} ${ride.off}`;
    const those = byPair.get(pair) ?? [];
    those.push(ride);
    byPair.set(pair, those);
  }
  return [...byPair.values()].flatMap((those) => {
    const [{ on, off }] = those as [StopChoice];
    const stops = { on: retimed(on, change), off: retimed(off, change) };
    const people = [...new Set(those.map(({ residentId }) => residentId))];
    const said = { communityEvent: snapshotOf(communityEvent), version: change.after.version, ...stops };
    return inParts(people).map((personIds) => ({ ...said, personIds }));
  });
}

function retimed(key: string, { before, after }: Change): RetimedStop {
  const stop = after.stops.find((one) => one.key === key) as Stop;
  return { title: { ...stop.title }, minutes: stop.minutes, minutesBefore: minutesAt(before.stops, key) ?? stop.minutes };
}

const minutesAt = (stops: readonly Stop[], key: string): number | undefined => stops.find((one) => one.key === key)?.minutes;

const inParts = (people: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(people.length / RIDERS_AT_A_TIME) }, (_part, at) =>
    people.slice(at * RIDERS_AT_A_TIME, (at + 1) * RIDERS_AT_A_TIME),
  );
