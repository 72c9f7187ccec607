import { ANONYMOUS } from '@linli/contracts';
import {
  CommunityEventView,
  EventSessionView,
  ListCommunityEvents,
  ListedStatus,
  ListSessionsAmong,
} from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { entryOfEvent, Telling } from './calendar-entries';
import { CalendarWindow, MOST_ENTRIES, nearest, spansOf } from './calendar-window';
import { Entry } from './ical';
import { paged } from './paged';
import { entryOfPublicSession } from './session-entries';

/** An event that everybody may see, or one session of a programme: what has one entry. */
export interface Occasion {
  readonly communityEvent: CommunityEventView;
  readonly session?: EventSessionView;
  readonly startsAt: string;
  readonly endsAt: string;
}

interface Wanted {
  readonly filter: object;
  /** What has become of the events. */
  readonly statuses: readonly ListedStatus[];
}

type Span = ReturnType<typeof spansOf>['toCome'];

/** So many as fit into a calendar: what is under way or to come first, the nearest before others, then the latest of what is over. */
export async function occasionsOf(client: MessageClient, wanted: Wanted, window: CalendarWindow): Promise<Occasion[]> {
  const spans = spansOf(window);
  const events = await eventsIn(client, wanted, { span: spans.toCome, most: MOST_ENTRIES });
  const toCome = await occasionsIn(client, events, spans.toCome);
  const room = MOST_ENTRIES - toCome.length;
  if (room <= 0) return nearest(toCome, window.now);
  const past = await eventsIn(client, wanted, { span: spans.over, most: room });
  const over = await sessionsIn(client, [...events, ...past], spans.over);
  return nearest([...toCome, ...wholeAmong(past), ...over], window.now);
}

/** All that there is of one event. */
export const occasionsOfOne = (client: MessageClient, communityEvent: CommunityEventView): Promise<Occasion[]> =>
  occasionsIn(client, [communityEvent], { from: communityEvent.startsAt, to: communityEvent.endsAt });

/** As entries for everybody, by start. */
export const publicEntries = (occasions: readonly Occasion[], telling: Telling): Entry[] =>
  occasions
    .map(({ communityEvent, session }) =>
      session ? entryOfPublicSession(communityEvent, session, telling) : entryOfEvent(communityEvent, telling),
    )
    .sort(byStart);

async function eventsIn(
  client: MessageClient,
  { filter, statuses }: Wanted,
  { span, most }: { readonly span: Span; readonly most: number },
): Promise<CommunityEventView[]> {
  const ask = (status: ListedStatus) => (page: object) =>
    client.ask(ListCommunityEvents, { ...filter, ...span, status, ...page }, { actor: ANONYMOUS });
  return (await Promise.all(statuses.map((status) => paged(ask(status), most)))).flat();
}

const occasionsIn = async (client: MessageClient, events: readonly CommunityEventView[], span: Span): Promise<Occasion[]> => [
  ...wholeAmong(events),
  ...(await sessionsIn(client, events, span)),
];

const isProgramme = ({ programme }: CommunityEventView): boolean => Boolean(programme?.sessions);

const wholeAmong = (events: readonly CommunityEventView[]): Occasion[] =>
  events
    .filter((one) => !isProgramme(one))
    .map((communityEvent) => ({ communityEvent, startsAt: communityEvent.startsAt, endsAt: communityEvent.endsAt }));

/** The sessions of those events that are programmes. */
async function sessionsIn(client: MessageClient, events: readonly CommunityEventView[], span: Span): Promise<Occasion[]> {
  const programmes = new Map(events.filter(isProgramme).map((one) => [one.id, one]));
  if (programmes.size === 0) return [];
  const eventIds = [...programmes.keys()].slice(0, MOST_ENTRIES);
  const { items } = await client.ask(ListSessionsAmong, { eventIds, ...span }, { actor: ANONYMOUS });
  return items.flatMap(({ eventId, session }) => {
    const communityEvent = programmes.get(eventId);
    return communityEvent ? [{ communityEvent, session, startsAt: session.startsAt, endsAt: session.endsAt }] : [];
  });
}

const byStart = (one: Entry, other: Entry): number =>
  Number(one.startsAt) - Number(other.startsAt) || one.uid.localeCompare(other.uid);
