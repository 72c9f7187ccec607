import { BilingualTitle } from '@linli/contracts';
import { NotAwaitingApproval, NotWaiting } from '@linli/contracts/events';
import { recounted } from './places';
import { Decision, moved, Registration, rankOf, Situation } from './registration';
import { assertGivesPlaces, joining } from './still-to-come';
import { moveUp } from './waiting-list';
import { release } from './withdrawal';

/** The registration approved; once more changes nothing. */
export function approve({ communityEvent }: Situation, registration: Registration, now: Date): Decision {
  if (registration.status === 'confirmed') return { communityEvent, changed: [] };
  assertGivesPlaces(communityEvent, now);
  if (registration.status !== 'pending') throw new NotAwaitingApproval();
  const after = joining(moved(registration, { to: 'confirmed', reason: 'approved' }, now), communityEvent, now);
  return { communityEvent: recounted(communityEvent, registration, after), changed: [after] };
}

interface WithWords {
  readonly now: Date;
  readonly words: BilingualTitle;
}

/** The registration turned down, and its places given to the next; once more changes nothing. */
export function reject(situation: Situation, registration: Registration, { now, words }: WithWords): Decision {
  if (registration.status === 'rejected') return { communityEvent: situation.communityEvent, changed: [] };
  assertGivesPlaces(situation.communityEvent, now);
  if (registration.status !== 'pending') throw new NotAwaitingApproval();
  return release(situation, moved(registration, { to: 'rejected', reason: 'rejected', words }, now), {
    before: registration,
    now,
  });
}

/** The party further in front of the line or further behind; whoever fits now moves up. */
export function prioritise(
  { communityEvent, waiting }: Situation,
  registration: Registration,
  { now, words, priority }: WithWords & { readonly priority: number },
): Decision {
  assertGivesPlaces(communityEvent, now);
  if (registration.status !== 'waiting') throw new NotWaiting();
  if (registration.priority === priority) return { communityEvent, changed: [] };
  const turned = moved(registration, { to: 'waiting', reason: 'priority-changed', words }, now);
  const after = { ...turned, priority, rank: rankOf(priority, registration.arrival) };
  const next = moveUp({ communityEvent, waiting: inOrder(waiting, after) }, now);
  const others = next.changed.filter(({ _id }) => _id !== after._id);
  const itself = next.changed.find(({ _id }) => _id === after._id) ?? after;
  return { communityEvent: next.communityEvent, changed: [itself, ...others] };
}

const inOrder = (waiting: Iterable<Registration>, one: Registration): Registration[] =>
  [...[...waiting].filter(({ _id }) => _id !== one._id), one].sort((a, b) => a.rank - b.rank);
