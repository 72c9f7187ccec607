import { ProgrammeAnnounced, ProgrammeAnnouncedBody } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf } from '../community-events/community-event.view';
import { Telling } from '../registrations/carry';
import { versionOf } from './programme';
import { Session } from './session';

/** The roll that a sitting decides on. */
interface Deciding {
  readonly communityEvent: CommunityEvent;
  setSessions(sessions: readonly Session[]): void;
}

/** From this sitting on the event has these sessions; others hear of them where the event is not a draft. */
export function announce(roll: Deciding, sessions: readonly Session[], outbox: Telling): void {
  roll.setSessions(sessions);
  if (roll.communityEvent.status !== 'draft') outbox.publish(ProgrammeAnnounced, programmeFact(roll.communityEvent, sessions));
}

/** The sessions as other services hear of them. */
export const programmeFact = (communityEvent: CommunityEvent, sessions: readonly Session[]): ProgrammeAnnouncedBody => ({
  ...{ communityEvent: snapshotOf(communityEvent), version: versionOf(communityEvent) },
  sessions: sessions.map(({ key, startsAt, endsAt, status, title, place }) => ({
    ...{ key, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), status },
    ...(title && { title }),
    ...(place && { place }),
  })),
});
