import { BilingualTitle } from '../bilingual';
import { defineEvent } from '../contract';
import { Instant, ListOf, Nested, OneOf, Whole } from '../fields';
import { CommunityEventSnapshot } from './community-event-facts';
import { SessionKey } from './programme';
import { MOST_SESSIONS, SESSION_STATUSES, type SessionStatus } from './sessions';

/** One session of a programme, as listeners need it. */
export class AnnouncedSession {
  @SessionKey('By which it is known') key: string;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends' }) endsAt: string;
  @OneOf(SESSION_STATUSES, { about: 'Whether it takes place' }) status: SessionStatus;
  @Nested(() => BilingualTitle, { about: 'Title, where it is another than that of the event', optional: true })
  title?: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'Place, where it is another than that of the event', optional: true })
  place?: BilingualTitle;
}

/** Of two the one with the higher version is true. */
export class ProgrammeAnnouncedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @Whole({ about: 'Counts up with every change of its sessions', min: 1, max: 1_000_000, example: 1 }) version: number;
  @ListOf(() => AnnouncedSession, { about: 'All of its sessions', max: MOST_SESSIONS }) sessions: AnnouncedSession[];
}

/** Published when an event with sessions becomes visible to everybody, and with every change of them after that. */
export const ProgrammeAnnounced = defineEvent('events.programme-announced', 1, {
  body: ProgrammeAnnouncedBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
