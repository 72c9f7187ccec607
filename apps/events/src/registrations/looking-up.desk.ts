import { Looking } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';

/** Asks something for all requests of a sitting together; undefined where there is nothing to ask. */
interface Asks<Body extends object> {
  lookUp(requests: readonly Looking<Body>[], communityEvent: CommunityEvent): Promise<void> | undefined;
}

/** What several have to ask before a sitting, at once; undefined where none of them has anything to ask. */
export function allLookedUp<Body extends object>(
  desks: readonly Asks<Body>[],
  requests: readonly Looking<Body>[],
  communityEvent: CommunityEvent,
): Promise<void> | undefined {
  const asked = desks.flatMap((desk) => desk.lookUp(requests, communityEvent) ?? []);
  return asked.length > 0 ? Promise.all(asked).then(() => undefined) : undefined;
}
