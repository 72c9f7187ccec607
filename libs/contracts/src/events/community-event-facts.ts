import { BilingualTitle } from '../bilingual';
import { defineEvent } from '../contract';
import { AreaCode, Flag, Id, Instant, Nested, TextList, TimeZone, Whole } from '../fields';
import { MovedOn } from './programme';

/** The event as listeners need it; of two snapshots the one with the higher revision is true. */
export class CommunityEventSnapshot {
  @Id({ about: 'Id of the event' }) id: string;
  @Whole({ about: 'Counts up with every change of the event', min: 1, max: 1_000_000 }) revision: number;
  @AreaCode({ about: 'The area that holds it' }) areaCode: string;
  @Nested(() => BilingualTitle, { about: 'Title' }) title: BilingualTitle;
  @Nested(() => BilingualTitle, { about: 'Where it is held' }) place: BilingualTitle;
  @Instant({ about: 'When it starts' }) startsAt: string;
  @Instant({ about: 'When it ends' }) endsAt: string;
  @Flag({ about: 'It is put off: these times no longer hold, and new ones are not known', example: false, optional: true })
  postponed?: boolean;
  @MovedOn() movedOnMs?: number;
  @TimeZone({ about: 'Whose clocks it goes by, where that is known', optional: true }) timeZone?: string;
  @Instant({ about: 'When what was to come of it was put off or called off, where it had begun', optional: true })
  brokenOffAt?: string;
}

/** A fact about an event that has begun is news only for those who come to what is to come. */
export class ConcernsSessions {
  @TextList({
    about: 'Whom it concerns, where people sign up for single sessions and it has begun: whoever comes to one of these',
    ...{ max: 50, longest: 60, example: ['2027-07-05-0900'], optional: true },
  })
  sessions?: string[];
}

export class CommunityEventPublishedBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event as published' }) communityEvent: CommunityEventSnapshot;
}

export class CommunityEventDetailsChangedBody extends ConcernsSessions {
  @Nested(() => CommunityEventSnapshot, { about: 'The event as it is now' }) communityEvent: CommunityEventSnapshot;
  @Nested(() => BilingualTitle, { about: 'Where it was to be, if not there', optional: true }) previousPlace?: BilingualTitle;
}

export class CommunityEventRescheduledBody extends ConcernsSessions {
  @Nested(() => CommunityEventSnapshot, { about: 'The event with its new times' }) communityEvent: CommunityEventSnapshot;
  @Instant({ about: 'When it, or what was to come of it, would have started' }) previousStartsAt: string;
  @Instant({ about: 'When it goes on, where it had begun: what had not begun lies by so much later', optional: true })
  goesOnAt?: string;
}

export class CommunityEventCancelledBody extends ConcernsSessions {
  @Nested(() => CommunityEventSnapshot, { about: 'The event that is off' }) communityEvent: CommunityEventSnapshot;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

const aboutTheEvent = ({ communityEvent }: { communityEvent: CommunityEventSnapshot }): string => communityEvent.id;

/** Published when a draft becomes visible to everybody. */
export const CommunityEventPublished = defineEvent('events.community-event-published', 1, {
  body: CommunityEventPublishedBody,
  subject: aboutTheEvent,
});

/** Published when something else is said of a published event than before; its times are the same. */
export const CommunityEventDetailsChanged = defineEvent('events.community-event-details-changed', 1, {
  body: CommunityEventDetailsChangedBody,
  subject: aboutTheEvent,
});

/** Published when a published event gets new times. */
export const CommunityEventRescheduled = defineEvent('events.community-event-rescheduled', 1, {
  body: CommunityEventRescheduledBody,
  subject: aboutTheEvent,
});

/** Published when a published event is called off. */
export const CommunityEventCancelled = defineEvent('events.community-event-cancelled', 1, {
  body: CommunityEventCancelledBody,
  subject: aboutTheEvent,
});
