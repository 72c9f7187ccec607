import { BilingualTitle } from '../bilingual';
import { defineCommand, defineEvent } from '../contract';
import { AreaCodes, Flag, Id, Nested, TextList, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { CommunityEventSnapshot } from './community-event-facts';
import { CommunityEventIdBody, CommunityEventView } from './community-events';
import { EventNotFound, EventNotOpen, RegistrationNotFound, StartsInThePast } from './errors';
import { ROOM_REFUSALS } from './house-errors';
import { RegistrationFact } from './registration-facts';
import { SplitMovesNobody, SplitNotPossible, SplitTargetNotReady, SplitTooLarge, SplitUnderWay } from './split-errors';

export class SplitCommunityEventBody extends CommunityEventIdBody {
  @Id({ about: 'The draft, a copy of the event, that a part of its registrations goes to' }) intoId: string;
  @Whole({
    about: 'Those go who came with that number in order of arrival, or later; or else name `registrationIds` or `residentsOf`',
    min: 1,
    max: 10_000_000,
    example: 101,
    optional: true,
  })
  fromArrival?: number;
  @TextList({ about: 'The registrations that go, 200 at most', max: 200, longest: 36, optional: true })
  registrationIds?: string[];
  @AreaCodes({
    about: 'Or else those go who lived in one of these areas, or below it, when they registered',
    max: 50,
    example: [],
    optional: true,
  })
  residentsOf?: string[];
  @Nested(() => BilingualTitle, {
    about: 'Why, for those who go',
    example: { zh: '报名人数超出场地容量', en: 'More people than the hall can hold' },
  })
  reason: BilingualTitle;
}

/** Publishes a draft copy and sends a part of the registrations there, some at a time; whoever goes is told, and may withdraw. */
export const SplitCommunityEvent = defineCommand('events.split-community-event', {
  body: SplitCommunityEventBody,
  reply: CommunityEventView,
  fails: [
    ...[EventNotFound, OutsideOwnArea, EventNotOpen, StartsInThePast, RegistrationNotFound, ...ROOM_REFUSALS],
    ...[SplitTargetNotReady, SplitNotPossible, SplitTooLarge, SplitMovesNobody, SplitUnderWay],
  ],
  matched: true,
});

export class CommunityEventSplitBody {
  @Nested(() => CommunityEventSnapshot, { about: 'The event that is split' }) communityEvent: CommunityEventSnapshot;
  @Nested(() => CommunityEventSnapshot, { about: 'The event that a part goes to' }) into: CommunityEventSnapshot;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

/** Published when an event is split, before anybody has gone to the other one. */
export const CommunityEventSplit = defineEvent('events.community-event-split', 1, {
  body: CommunityEventSplitBody,
  subject: ({ communityEvent }: CommunityEventSplitBody) => communityEvent.id,
});

export class RegistrationMovedBody extends RegistrationFact {
  @Nested(() => RegistrationFact, { about: 'The registration for the other event that has taken its place' })
  into: RegistrationFact;
  @Flag({ about: 'It waits there, as it has waited here', example: false }) waits: boolean;
  @Nested(() => BilingualTitle, { about: 'Why' }) reason: BilingualTitle;
}

/** Published when a registration goes with a part of its event to another one: it has ended, and one there has begun. */
export const RegistrationMoved = defineEvent('events.registration-moved', 1, {
  body: RegistrationMovedBody,
  subject: ({ communityEvent }: RegistrationMovedBody) => communityEvent.id,
});
