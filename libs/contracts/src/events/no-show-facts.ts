import { BilingualTitle } from '../bilingual';
import { defineEvent } from '../contract';
import { Flag, Id, Instant, Nested, OneOf, Whole } from '../fields';
import { CommunityEventSnapshot } from './community-event-facts';

/** What listeners need to know of a missed event. */
export class NoShowFact {
  @Id({ about: 'Id of it, and of the registration' }) noShowId: string;
  @Whole({ about: 'Counts up where it was dropped and counts anew', min: 1, max: 1_000 }) round: number;
  @Id({ about: 'Who registered' }) residentId: string;
  @Nested(() => CommunityEventSnapshot, { about: 'The event' }) communityEvent: CommunityEventSnapshot;
}

export class NoShowRecordedBody extends NoShowFact {
  @Whole({ about: 'How many count now', min: 0, max: 50, example: 2 }) counted: number;
  @Whole({ about: 'How many lock a person out', min: 2, max: 10, example: 3 }) needed: number;
  @Whole({ about: 'Within how many days', min: 7, max: 365, example: 90 }) withinDays: number;
  @Instant({ about: 'Until when it can be appealed' }) appealUntil: string;
  @Instant({ about: 'Until when the person is locked out, where that begins with this one', optional: true })
  lockedOutUntil?: string;
}

/** Why a missed event does not count any more. */
export const DROP_REASONS = ['came', 'waived', 'appeal-accepted'] as const;
export type DropReason = (typeof DROP_REASONS)[number];

export class NoShowDroppedBody extends NoShowFact {
  @OneOf(DROP_REASONS, { about: 'Somebody came after all, organisers have waived it, or an appeal was accepted' })
  because: DropReason;
  @Nested(() => BilingualTitle, { about: 'In the words of the organisers', optional: true }) reason?: BilingualTitle;
  @Flag({ about: 'The person can sign up again: too few are left for the lock-out', example: true }) lockOutEnded: boolean;
}

export class NoShowAppealRejectedBody extends NoShowFact {
  @Nested(() => BilingualTitle, { about: 'In the words of the organisers' }) reason: BilingualTitle;
}

const aboutThePerson = ({ residentId }: NoShowFact): string => residentId;

/** Published when it is decided that nobody of a party with a place came, where the area has a rule on it. */
export const NoShowRecorded = defineEvent('events.no-show-recorded', 1, { body: NoShowRecordedBody, subject: aboutThePerson });

/** Published when a missed event does not count any more. */
export const NoShowDropped = defineEvent('events.no-show-dropped', 1, { body: NoShowDroppedBody, subject: aboutThePerson });

/** Published when organisers leave a missed event as it is in spite of an appeal. */
export const NoShowAppealRejected = defineEvent('events.no-show-appeal-rejected', 1, {
  body: NoShowAppealRejectedBody,
  subject: aboutThePerson,
});
