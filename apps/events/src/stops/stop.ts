import { Acting, errorAt } from '@linli/contracts';
import {
  LARGEST_LINE,
  LineTooLarge,
  SetStopsBody,
  Stop,
  StopNamedTwice,
  StopsInUse,
  StopsOutOfOrder,
} from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { present } from '../community-events/details';
import { assertEditable } from '../community-events/event-states';

/** Where the runs of an event stop: the event is a line then. */
export interface Line {
  /** The event. */
  readonly _id: string;
  /** On whose clocks times are told. */
  readonly timeZone: string;
  readonly stops: readonly Stop[];
  /** Counts up with every change of the stops; 0 where there have never been any. */
  readonly version: number;
  readonly changedAt: Date;
  /** Counts up with everything that is chosen: of two who write at the same moment the second sees the first. */
  readonly choices: number;
}

/**
 * Stops are set and chosen one at a time within a process: a family names its registration and not its line, and all who choose count on
 * the one document that says which stops there are.
 */
export const ONE_LANE = (): string => 'stops';

/** Where a party gets on and off. */
export interface Ride {
  readonly on: string;
  readonly off: string;
}

interface Setting extends Acting {
  readonly communityEvent: CommunityEvent;
  readonly before: Line | undefined;
}

/** The line with these stops; throws LineTooLarge, StopNamedTwice or StopsOutOfOrder. */
export function withStops({ stops, timeZone }: SetStopsBody, { communityEvent, before, actor, now }: Setting): Line {
  assertOwnArea(actor, communityEvent.areaCode);
  assertEditable(communityEvent, now);
  if (communityEvent.capacity > LARGEST_LINE) throw new LineTooLarge({ most: LARGEST_LINE });
  assertInOrder(stops);
  return {
    ...{ _id: communityEvent._id, stops: stops.map(plainStop), changedAt: now },
    timeZone: timeZone ?? before?.timeZone ?? 'Asia/Shanghai',
    ...{ version: (before?.version ?? 0) + 1, choices: before?.choices ?? 0 },
  };
}

/** The same stops for another event. */
export const copiedLine = (line: Line, eventId: string, now: Date): Line => ({
  ...line,
  ...{ _id: eventId, version: 1, choices: 0, changedAt: now },
});

/** Both stops are there, the one to get off at after the other. */
export const isPossible = (stops: readonly Stop[], { on, off }: Ride): boolean => {
  const [from, to] = [indexOf(stops, on), indexOf(stops, off)];
  return from !== -1 && from < to;
};

/** Throws StopsInUse where there are rides that these stops would make impossible. */
export function assertKeepsRides(stops: readonly Stop[], rides: readonly Ride[]): void {
  const lost = rides.filter((ride) => !isPossible(stops, ride));
  if (lost.length === 0) return;
  const concerned = new Set(lost.flatMap(({ on, off }) => [on, off]));
  const gone = [...concerned].filter((key) => indexOf(stops, key) === -1);
  const params = { stops: (gone.length > 0 ? gone : [...concerned]).sort().join(', '), parties: lost.length };
  throw errorAt(StopsInUse, '#/stops', params);
}

/** As the audit knows it. */
export const recordOf = ({ timeZone, stops }: Pick<Line, 'timeZone' | 'stops'>): object => ({ timeZone, stops });

export const plainStop = ({ key, title, address, point, minutes }: Stop): Stop => ({
  ...{ key, title: { zh: title.zh, en: title.en }, minutes },
  ...present({ address: address && { zh: address.zh, en: address.en }, point }),
});

const indexOf = (stops: readonly Stop[], key: string): number => stops.findIndex((one) => one.key === key);

function assertInOrder(stops: readonly Stop[]): void {
  for (const [at, { key, minutes }] of stops.entries()) {
    if (indexOf(stops, key) !== at) throw errorAt(StopNamedTwice, `#/stops/${at}/key`, { stop: key });
    const before = stops[at - 1];
    if (before && before.minutes >= minutes) throw errorAt(StopsOutOfOrder, `#/stops/${at}/minutes`, { stop: key });
  }
}
