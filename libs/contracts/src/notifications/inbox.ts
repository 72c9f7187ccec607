import { defineCommand, defineQuery } from '../contract';
import { defineError } from '../declared-error';
import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '../fields';
import { PageQuery } from '../paging';

/** What a notice can be about; the subject's id is an id of that kind. */
export const NOTICE_SUBJECTS = ['community-event', 'shift', 'enterprise-request', 'invitation', 'enterprise'] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

/** Every notice and reminder that Linli sends. */
export const NOTICE_KINDS = [
  'registration-confirmed',
  'registration-waitlisted',
  'registration-promoted',
  'registration-cancelled',
  'registration-rejected',
  'party-reduced',
  'place-passed-on',
  'place-taken-over',
  'place-offered',
  'offer-expired',
  'waiting-ended',
  'approval-lapsed',
  'event-rescheduled',
  'event-relocated',
  'event-split',
  'event-postponed',
  'event-cancelled',
  'session-rescheduled',
  'session-cancelled',
  'session-given-up',
  'stops-retimed',
  'pick-up-recorded',
  'pick-up-overridden',
  'pick-up-in-doubt',
  'pick-up-undone',
  'series-event-published',
  'minimum-missed',
  'event-feedback',
  'no-show-recorded',
  'no-show-dropped',
  'no-show-appeal-accepted',
  'no-show-appeal-rejected',
  'locked-out',
  'lock-out-ended',
  'event-tomorrow',
  'event-in-one-hour',
  'shift-assigned',
  'shift-rescheduled',
  'shift-postponed',
  'shift-cancelled',
  'shift-tomorrow',
  'hours-credited',
  'request-received',
  'request-assigned',
  'request-assigned-to-unit',
  'request-accepted',
  'request-answered',
  'request-closed',
  'request-reopened',
  'request-due-soon',
  'member-invited',
  'enterprise-verified',
  'enterprise-refused',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NoticeNotFound = defineError('notifications.notice-not-found', 'not-found', {
  'zh-CN': '收件箱中没有这条通知。',
  en: 'There is no such notice in your inbox.',
});

export class NoticeView {
  @Id({ about: 'Id of the notice' }) id: string;
  @OneOf(NOTICE_KINDS, { about: 'What it tells' }) kind: NoticeKind;
  @Text({ about: 'One line, in the language of the account', max: 300, example: '报名成功：烟火滨江友邻荟' }) title: string;
  @Text({
    about: 'The notice, in the language of the account',
    max: 2000,
    example: '已为 2 人预留名额，11月28日 14:00，望平坊·滨江步道。',
  })
  text: string;
  @OneOf(NOTICE_SUBJECTS, { about: 'What kind of thing it is about' }) subjectKind: NoticeSubject;
  @Id({ about: 'Id of the thing it is about' }) subjectId: string;
  @Instant({ about: 'When it arrived', example: '2026-11-22T09:00:03Z' }) at: string;
  @Instant({ about: 'When it was read', optional: true }) readAt?: string;
}

export class InboxPage {
  @ListOf(() => NoticeView, { about: 'Notices, newest first', max: 100 }) items: NoticeView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
  @Whole({ about: 'How many notices are unread in all', min: 0, max: 10_000_000, example: 3 }) unread: number;
}

export class ListInboxBody extends PageQuery {
  @Flag({ about: 'Only what is unread', optional: true, example: true }) unread?: boolean;
}

export class NoticeIdBody {
  @Id({ about: 'The notice' }) noticeId: string;
}

export class CountUnreadBody {}

export class UnreadCountView {
  @Whole({ about: 'How many notices are unread', min: 0, max: 10_000_000, example: 3 }) unread: number;
}

/** The caller's inbox, newest first. */
export const ListInbox = defineQuery('notifications.list-inbox', { body: ListInboxBody, reply: InboxPage });

/** How many notices of the caller are unread. */
export const CountUnread = defineQuery('notifications.count-unread', { body: CountUnreadBody, reply: UnreadCountView });

/** Marks one notice read; marking it again changes nothing. */
export const MarkNoticeRead = defineCommand('notifications.mark-notice-read', {
  body: NoticeIdBody,
  reply: NoticeView,
  fails: [NoticeNotFound],
});

/** Marks everything in the caller's inbox read. */
export const MarkInboxRead = defineCommand('notifications.mark-inbox-read', { body: CountUnreadBody, reply: UnreadCountView });
