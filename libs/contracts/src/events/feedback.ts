import { defineCommand, defineQuery } from '../contract';
import { defineError } from '../declared-error';
import { Id, Instant, ListOf, Pattern, Text, Whole } from '../fields';
import { PageQuery } from '../paging';
import { OutsideOwnArea } from '../shared-errors';
import { Sort, upAndDown } from '../sorting';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound } from './errors';

/** For so many days after the end people say how an event was, and say it otherwise. */
export const FEEDBACK_DAYS = 14;

export const FeedbackNotOpen = defineError('events.feedback-not-open', 'conflict', {
  'zh-CN': '评价在活动结束后 {days} 天内开放。',
  en: 'Feedback is open for {days} days after the event has taken place.',
});

export const NotAnAttendee = defineError('events.not-an-attendee', 'rule-broken', {
  'zh-CN': '只有参加了活动的人可以评价。',
  en: 'Only whoever was there can say how it was.',
});

export class GiveFeedbackBody extends CommunityEventIdBody {
  @Whole({ about: 'From 1, bad, to 5, very good', min: 1, max: 5, example: 5 }) rating: number;
  @Text({
    about: 'In own words, for the organisers, who do not see whose they are',
    max: 500,
    example: '气氛很好',
    optional: true,
  })
  comment?: string;
}

export class FeedbackView extends GiveFeedbackBody {
  @Instant({ about: 'When it was given', example: '2026-11-29T10:00:00+08:00' }) givenAt: string;
  @Instant({ about: 'When it was said last', example: '2026-11-29T10:00:00+08:00' }) changedAt: string;
}

export class MyFeedbackPage {
  @ListOf(() => FeedbackView, { about: 'What was said last first', max: 100 }) items: FeedbackView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** How many gave one rating. */
export class RatingCount {
  @Whole({ about: 'The rating', min: 1, max: 5, example: 5 }) rating: number;
  @Whole({ about: 'How many gave it', min: 0, max: 1_000_000, example: 31 }) count: number;
}

export class FeedbackSummary {
  @Whole({ about: 'How many ratings', min: 0, max: 1_000_000, example: 42 }) count: number;
  @Pattern({
    about: 'Their average, with two digits; none without ratings',
    pattern: /^[1-5]\.\d\d$/,
    example: '4.62',
    optional: true,
  })
  average?: string;
}

/** What somebody said; nobody is told who. */
export class FeedbackComment {
  @Whole({ about: 'The rating that came with it', min: 1, max: 5, example: 5 }) rating: number;
  @Text({ about: 'In their words', max: 500, example: '气氛很好' }) comment: string;
}

export class FeedbackResults extends FeedbackSummary {
  @ListOf(() => RatingCount, { about: 'How many gave each rating, from 1 to 5', max: 5 }) distribution: RatingCount[];
  @ListOf(() => FeedbackComment, { about: 'Comments, newest first unless `sort` says otherwise', max: 100 })
  items: FeedbackComment[];
  @Text({ about: 'Ask for the next page of comments with this as `after`', max: 400, optional: true }) next?: string;
}

export const FEEDBACK_ORDERS = upAndDown('changedAt', 'rating');
export type FeedbackOrder = (typeof FEEDBACK_ORDERS)[number];

export class ListFeedbackBody extends PageQuery {
  @Id({ about: 'The event' }) eventId: string;
  @Sort(FEEDBACK_ORDERS, '-changedAt') sort?: FeedbackOrder;
}

/** Says how an event was, once for each person who was there; said again it replaces what was said before. */
export const GiveFeedback = defineCommand('events.give-feedback', {
  body: GiveFeedbackBody,
  reply: FeedbackView,
  fails: [EventNotFound, FeedbackNotOpen, NotAnAttendee],
});

/** How an event was for those who came, for its organisers, without names. */
export const GetFeedback = defineQuery('events.get-feedback', {
  body: ListFeedbackBody,
  reply: FeedbackResults,
  fails: [EventNotFound, OutsideOwnArea],
});

/** What the caller has said of events. */
export const ListMyFeedback = defineQuery('events.list-my-feedback', { body: PageQuery, reply: MyFeedbackPage });
