import { defineCommand, defineEvent } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, Nested, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { CommunityEventSnapshot } from './community-event-facts';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import { EventNotFound, EventNotOpen } from './errors';

export const MinimumNotValid = defineError('events.minimum-not-valid', 'invalid', {
  'zh-CN': '最低人数不能超过总名额，截止时间必须在将来且不晚于活动开始。',
  en: 'A minimum is not more than the places there are, and is reached in the future, before the event starts.',
});

export class SetMinimumBody extends CommunityEventIdBody {
  @Whole({
    about: 'How many people with a confirmed place it needs; 0 is no minimum any more',
    min: 0,
    max: 100_000,
    example: 20,
  })
  people: number;
  @Instant({ about: 'Until when', example: '2026-11-27T12:00:00+08:00' }) until: string;
}

/** Says how many people an event needs until when. Where they are fewer its organiser is told; nothing is called off by itself. */
export const SetMinimum = defineCommand('events.set-minimum', {
  body: SetMinimumBody,
  reply: CommunityEventView,
  fails: [EventNotFound, OutsideOwnArea, EventNotOpen, MinimumNotValid],
  matched: true,
});

export class CommunityEventMinimumMissedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
  @Id({ about: 'Who organises it' }) organiserId: string;
  @Whole({ about: 'How many people it needed', min: 1, max: 100_000 }) minimum: number;
  @Whole({ about: 'How many have a confirmed place', min: 0, max: 100_000 }) confirmed: number;
}

/** Published once when the minimum of a published event is due and fewer people have a confirmed place. */
export const CommunityEventMinimumMissed = defineEvent('events.community-event-minimum-missed', 1, {
  body: CommunityEventMinimumMissedBody,
  subject: ({ communityEvent }) => communityEvent.id,
});
