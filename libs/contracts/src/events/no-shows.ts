import { BilingualTitle } from '../bilingual';
import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Id, Instant, ListOf, Nested, OneOf, Text, TextList, Whole } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { EventNotFound } from './errors';
import { AppealedAlready, AppealNotOpen, AppealTooLate, NoShowNotCounting, NoShowNotFound, OwnNoShow } from './no-show-errors';

/** It counts; or not: somebody came after all, an organiser has waived it, or an appeal was accepted. */
export const NO_SHOW_STATES = ['counts', 'came', 'waived', 'excused'] as const;
export type NoShowState = (typeof NO_SHOW_STATES)[number];

/** It waits for an answer, has one, or needs none any more. */
export const APPEAL_STATES = ['open', 'accepted', 'rejected', 'settled'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export const LONGEST_APPEAL = 500;
/** A lock-out names so many missed events at most. */
export const MOST_COUNTED = 50;

export class NoShowIdBody {
  @Id({ about: 'The missed event of one registration' }) noShowId: string;
}

export class AppealView {
  @OneOf(APPEAL_STATES, { about: 'Whether it waits for an answer' }) state: AppealState;
  @Instant({ about: 'When it was made', example: '2026-12-02T09:00:03+08:00' }) at: string;
  @Text({ about: 'In own words; numbers in them are masked for others', max: LONGEST_APPEAL, example: '临时发烧，没能到场' })
  words: string;
  @Nested(() => BilingualTitle, { about: 'What the organisers say', optional: true }) answer?: BilingualTitle;
  @Instant({ about: 'When they said so', optional: true }) answeredAt?: string;
}

/** That nobody of a party with a place came. */
export class NoShowView {
  @Id({ about: 'Id of it, and of the registration' }) id: string;
  @Id({ about: 'The event' }) eventId: string;
  @Id({ about: 'Who registered' }) residentId: string;
  @AreaCode({ about: 'The area whose rule it was decided by' }) ruleOf: string;
  @OneOf(NO_SHOW_STATES, { about: 'Whether it counts, or why not' }) state: NoShowState;
  @Instant({ about: 'When the event ended', example: '2026-11-28T17:00:00+08:00' }) at: string;
  @Instant({ about: 'When it was decided', example: '2026-11-30T17:00:02+08:00' }) decidedAt: string;
  @Instant({ about: 'Until when it can be appealed', example: '2026-12-14T17:00:02+08:00' }) appealUntil: string;
  @Nested(() => BilingualTitle, { about: 'Why organisers have waived it', optional: true }) reason?: BilingualTitle;
  @Nested(() => AppealView, { about: 'What the person has said of it', optional: true }) appeal?: AppealView;
}

export class NoShowPage {
  @ListOf(() => NoShowView, { about: 'Missed events in order', max: 100 }) items: NoShowView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

export class ListNoShowsBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
}

export class ListNoShowAppealsBody extends PageQuery {
  @AreaCode({ about: 'Of events of this area and those in it' }) areaCode: string;
}

export class AppealNoShowBody extends NoShowIdBody {
  @Text({ about: 'Why nobody came, in own words', max: LONGEST_APPEAL, example: '临时发烧，没能到场' }) words: string;
}

export class AnswerNoShowBody extends NoShowIdBody {
  @Nested(() => BilingualTitle, {
    about: 'Why, for whoever registered',
    example: { zh: '当天地铁停运，情况属实', en: 'The metro did stand still that day' },
  })
  reason: BilingualTitle;
}

/** That somebody cannot sign up for some time. */
export class LockOutView {
  @Id({ about: 'Id of the lock-out' }) id: string;
  @AreaCode({ about: 'The area whose rule it comes from' }) ruleOf: string;
  @Instant({ about: 'From when', example: '2026-11-30T17:00:02+08:00' }) startsAt: string;
  @Instant({ about: 'Until when, unless it has ended before', example: '2026-12-30T17:00:02+08:00' }) endsAt: string;
  @Instant({ about: 'When it ended because too few missed events were left', optional: true }) liftedAt?: string;
  @Whole({ about: 'How many missed events it takes', min: 2, max: 10, example: 3 }) needed: number;
  @TextList({ about: 'The missed events that it comes from, by id', max: MOST_COUNTED, longest: 36 }) noShowIds: string[];
}

export class LockOutPage {
  @ListOf(() => LockOutView, { about: 'Lock-outs, newest first', max: 100 }) items: LockOutView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Who has missed an event, in the order in which that was decided. */
export const ListNoShows = defineQuery('events.list-no-shows', {
  body: ListNoShowsBody,
  reply: NoShowPage,
  fails: [EventNotFound, OutsideOwnArea],
});

/** Appeals of an area that wait for an answer, oldest first. */
export const ListNoShowAppeals = defineQuery('events.list-no-show-appeals', {
  body: ListNoShowAppealsBody,
  reply: NoShowPage,
  fails: [OutsideOwnArea],
});

/** The events that the caller has missed, latest decision first. */
export const ListMyNoShows = defineQuery('events.list-my-no-shows', { body: PageQuery, reply: NoShowPage });

/** When the caller could not, or cannot, sign up. */
export const ListMyLockOuts = defineQuery('events.list-my-lock-outs', { body: PageQuery, reply: LockOutPage });

/** Says why a missed event should not count, once for each; the same words again change nothing. */
export const AppealNoShow = defineCommand('events.appeal-no-show', {
  body: AppealNoShowBody,
  reply: NoShowView,
  fails: [NoShowNotFound, NotOwner, NoShowNotCounting, AppealTooLate, AppealedAlready],
});

/** The missed event does not count, whether the person has appealed or not; once more changes nothing. */
export const WaiveNoShow = defineCommand('events.waive-no-show', {
  body: AnswerNoShowBody,
  reply: NoShowView,
  fails: [NoShowNotFound, OutsideOwnArea, OwnNoShow],
});

/** The missed event does not count any more, and a lock-out ends at once for which too few are left; once more changes nothing. */
export const AcceptNoShowAppeal = defineCommand('events.accept-no-show-appeal', {
  body: AnswerNoShowBody,
  reply: NoShowView,
  fails: [NoShowNotFound, OutsideOwnArea, OwnNoShow, AppealNotOpen],
});

/** The missed event goes on counting; once more changes nothing. */
export const RejectNoShowAppeal = defineCommand('events.reject-no-show-appeal', {
  body: AnswerNoShowBody,
  reply: NoShowView,
  fails: [NoShowNotFound, OutsideOwnArea, OwnNoShow, AppealNotOpen],
});
