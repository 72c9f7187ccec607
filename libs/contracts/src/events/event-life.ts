import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { Nested } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { CommunityEventSnapshot, ConcernsSessions } from './community-event-facts';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import { EventNotDraft, EventNotFound, EventNotOpen } from './errors';

export const EventNotOver = defineError('events.event-not-over', 'conflict', {
  'zh-CN': '只有已结束或已取消的活动可以归档。',
  en: 'Only an event that is over or called off can be put away.',
});

export class PostponeCommunityEventBody extends CommunityEventIdBody {
  @Nested(() => BilingualTitle, {
    about: 'Why, for those who wanted to come',
    example: { zh: '高温红色预警', en: 'Extreme heat warning' },
  })
  reason: BilingualTitle;
}

/**
 * Puts a published event off until nobody knows when, of a programme that has begun what is to come: sign-up is closed, whoever is registered stays.
 * Once more changes nothing.
 */
export const PostponeCommunityEvent = defineCommand('events.postpone-community-event', {
  body: PostponeCommunityEventBody,
  keyedBy: 'eventId',
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen],
  matched: true,
});

/** Puts an event away that is over or called off; it is read as before and no longer listed with those. Once more changes nothing. */
export const ArchiveCommunityEvent = defineCommand('events.archive-community-event', {
  body: CommunityEventIdBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOver],
  matched: true,
});

/** Throws a draft away, for good: only organisers of its area see that there was one, and its room is free. Once more changes nothing. */
export const DiscardCommunityEvent = defineCommand('events.discard-community-event', {
  body: CommunityEventIdBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotDraft],
});

export class CommunityEventPostponedBody extends ConcernsSessions {
  @Nested(() => CommunityEventSnapshot, { about: 'The event with the times that no longer hold' })
  communityEvent: CommunityEventSnapshot;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

export class CommunityEventFinishedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event that is over' }) communityEvent: CommunityEventSnapshot;
}

const aboutTheEvent = ({ communityEvent }: { communityEvent: CommunityEventSnapshot }): string => communityEvent.id;

/** Published when a published event is put off and its new time is not known yet; a reschedule tells it later. */
export const CommunityEventPostponed = defineEvent('events.community-event-postponed', 1, {
  body: CommunityEventPostponedBody,
  subject: aboutTheEvent,
});

/** Published once when a published event has come to its end. */
export const CommunityEventFinished = defineEvent('events.community-event-finished', 1, {
  body: CommunityEventFinishedBody,
  subject: aboutTheEvent,
});
