import { CommunityEventView, RegistrationView } from '@linli/contracts/events';
import { NoticeView } from '@linli/contracts/notifications';
import { People } from '../load/people';
import { Person } from '../load/person';

/** One event and its registrations as their organiser sees them. */
export interface ObservedEvent {
  readonly event: CommunityEventView;
  readonly registrations: readonly RegistrationView[];
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Reads the events through HTTP. */
export async function observeEvents({ organiser }: People, ids: readonly string[]): Promise<ObservedEvent[]> {
  const observed: ObservedEvent[] = [];
  for (const id of ids) {
    const registrations = await all<RegistrationView>(organiser, `/events/${id}/registrations`);
    observed.push({ event: await organiser.read<CommunityEventView>(`/events/${id}`), registrations });
  }
  return observed;
}

/** The ids of all requests of the enterprise, as it sees them. */
export async function observeRequests({ entrepreneur }: People): Promise<string[]> {
  return (await all<{ id: string }>(entrepreneur, '/requests')).map(({ id }) => id);
}

export interface ObservedNotice extends NoticeView {
  readonly personId: string;
}

/** Every notice in every inbox. */
export async function observeNotices({ residents, entrepreneur }: People): Promise<ObservedNotice[]> {
  const found: ObservedNotice[] = [];
  for (const person of [...residents, entrepreneur])
    for (const notice of await all<NoticeView>(person, '/inbox')) found.push({ ...notice, personId: person.id });
  return found;
}

async function all<T>(person: Person, path: string): Promise<T[]> {
  const items: T[] = [];
  let next: string | undefined;
  do {
    const page: Page<T> = await person.read(`${path}?limit=100${next ? `&after=${encodeURIComponent(next)}` : ''}`);
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}
