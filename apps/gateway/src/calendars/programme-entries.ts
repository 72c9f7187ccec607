import { ANONYMOUS } from '@linli/contracts';
import { CommunityEventView, ListSessionsAmong } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { entryOfEvent, Telling } from './calendar-entries';
import { CalendarWindow, MOST_ENTRIES } from './calendar-window';
import { Entry } from './ical';
import { entryOfPublicSession } from './session-entries';

interface Wish {
  readonly telling: Telling;
  readonly window: CalendarWindow;
}

/** The events as entries for everybody, programmes as one for each of their sessions, by start; the first 500. */
export async function publicEntries(
  client: MessageClient,
  communityEvents: readonly CommunityEventView[],
  { telling, window }: Wish,
): Promise<Entry[]> {
  const programmes = new Map(communityEvents.filter(({ programme }) => programme?.sessions).map((one) => [one.id, one]));
  const whole = communityEvents.filter(({ id }) => !programmes.has(id)).map((one) => entryOfEvent(one, telling));
  if (programmes.size === 0) return whole;
  const body = { eventIds: [...programmes.keys()], from: window.from.toISOString(), to: window.to.toISOString() };
  const { items } = await client.ask(ListSessionsAmong, body, { actor: ANONYMOUS });
  const single = items.flatMap(({ eventId, session }) => {
    const communityEvent = programmes.get(eventId);
    return communityEvent ? [entryOfPublicSession(communityEvent, session, telling)] : [];
  });
  return [...whole, ...single].sort(byStart).slice(0, MOST_ENTRIES);
}

const byStart = (one: Entry, other: Entry): number =>
  Number(one.startsAt) - Number(other.startsAt) || one.uid.localeCompare(other.uid);
