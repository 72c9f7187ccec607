import { DoorsClosed, DoorsNotOpen, EventNotHeld } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';

const HOUR = 3_600_000;

/** Doors open two hours before the start. */
export const doorsOpenAt = ({ startsAt }: Pick<CommunityEvent, 'startsAt'>): Date => new Date(startsAt.getTime() - 2 * HOUR);

/** Doors close an hour after the end. */
export const doorsCloseAt = ({ endsAt }: Pick<CommunityEvent, 'endsAt'>): Date => new Date(endsAt.getTime() + HOUR);

const HELD: ReadonlySet<CommunityEvent['status']> = new Set(['published', 'finished']);

/** Throws EventNotHeld unless the event is published, or is over since, or the session had begun when what was to come was put off or called off. */
export function assertHeld(
  { status, brokenOffAt }: Pick<CommunityEvent, 'status' | 'brokenOffAt'>,
  session?: Pick<CommunityEvent, 'startsAt'>,
): void {
  const hasBegun = brokenOffAt !== undefined && session !== undefined && session.startsAt <= brokenOffAt;
  if (!HELD.has(status) && !hasBegun) throw new EventNotHeld();
}

/** Throws DoorsNotOpen or DoorsClosed at any other time. */
export function assertDoorsOpen(communityEvent: Pick<CommunityEvent, 'startsAt' | 'endsAt'>, at: Date): void {
  const [opensAt, closedAt] = [doorsOpenAt(communityEvent), doorsCloseAt(communityEvent)];
  if (at < opensAt) throw new DoorsNotOpen({ opensAt: opensAt.toISOString() });
  if (at > closedAt) throw new DoorsClosed({ closedAt: closedAt.toISOString() });
}
