import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent } from '../contract';
import { Instant, Nested } from '../fields';
import { ChangedMeanwhile, OutsideOwnArea } from '../shared-errors';
import { CommunityEventSnapshot } from './community-event-facts';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound } from './errors';
import { ROOM_REFUSALS } from './house-errors';
import { SessionKey } from './programme';
import {
  PeopleAtSession,
  SessionHasBegun,
  SessionNotAnnounced,
  SessionNotFound,
  SessionNotHeld,
  SessionOutsideEvent,
} from './session-errors';
import { EventSessionView } from './sessions';

const Reason = (example: { zh: string; en: string }) =>
  Nested(() => BilingualTitle, { about: 'Why, for those who wanted to come', example });

class SessionChangeBody extends CommunityEventIdBody {
  @SessionKey() session: string;
}

export class MoveSessionBody extends SessionChangeBody {
  @Instant({ about: 'When it starts now', example: '2027-07-06T09:00:00+08:00' }) startsAt: string;
  @Instant({ about: 'When it ends now', example: '2027-07-06T17:30:00+08:00' }) endsAt: string;
  @Nested(() => BilingualTitle, {
    about: 'Place or room, where it is another one now',
    example: { zh: '三楼多功能厅', en: 'Hall, third floor' },
    optional: true,
  })
  place?: BilingualTitle;
  @Reason({ zh: '讲师临时有事', en: 'The teacher is held up' }) reason: BilingualTitle;
}

export class CancelSessionBody extends SessionChangeBody {
  @Reason({ zh: '暴雨预警', en: 'Rainstorm warning' }) reason: BilingualTitle;
}

const FAILS = [
  ...[EventNotFound, OutsideOwnArea, SessionNotFound, ChangedMeanwhile],
  ...[SessionNotAnnounced, SessionHasBegun, PeopleAtSession],
];

/** Moves one session of a published event, before it begins; moved there again, nothing changes. Whoever it is for is told. */
export const MoveSession = defineCommand('events.move-session', {
  body: MoveSessionBody,
  reply: EventSessionView,
  fails: [...FAILS, SessionNotHeld, SessionOutsideEvent, ...ROOM_REFUSALS],
});

/** Calls one session of a published event off, before it begins; once more changes nothing. Whoever it is for is told. */
export const CancelSession = defineCommand('events.cancel-session', {
  body: CancelSessionBody,
  reply: EventSessionView,
  fails: FAILS,
});

/** What listeners need to know of one session. */
export class SessionSnapshot {
  @SessionKey('By which it is known') key: string;
  @Nested(() => BilingualTitle, { about: 'Title: its own, or that of the event' }) title: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'Where it is held' }) place: BilingualTitle;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends' }) endsAt: string;
}

export class SessionMovedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @Nested(() => SessionSnapshot, { about: 'The session where and when it is now' }) session: SessionSnapshot;
  @Instant({ about: 'When it would have started' }) previousStartsAt: string;
  @Instant({ about: 'When it would have ended' }) previousEndsAt: string;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

export class SessionCancelledBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @Nested(() => SessionSnapshot, { about: 'The session as it would have been' }) session: SessionSnapshot;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

const aboutTheEvent = ({ communityEvent }: { communityEvent: CommunityEventSnapshot }): string => communityEvent.id;

/** Published when one session of a published event is moved to another time or place. */
export const SessionMoved = defineEvent('events.session-moved', 1, { body: SessionMovedBody, subject: aboutTheEvent });

/** Published when one session of a published event is called off; not when the whole event is. */
export const SessionCancelled = defineEvent('events.session-cancelled', 1, {
  body: SessionCancelledBody,
  subject: aboutTheEvent,
});
