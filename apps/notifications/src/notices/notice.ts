import { NoticeKind, NoticeSubject } from '@linli/contracts/notifications';
import {
  CancelledEventWords,
  EnterpriseWords,
  EventWords,
  FeedbackWords,
  GivenUpWords,
  HoursWords,
  InvitationWords,
  LockOutWords,
  MinimumWords,
  MissedWords,
  MovedEventWords,
  MovedSessionWords,
  OfferWords,
  OverriddenPickUpWords,
  PartyWords,
  PickUpWords,
  ReductionWords,
  RefusalWords,
  RejectionWords,
  RelocatedEventWords,
  RequestWords,
  RetimedWords,
  SeriesEventWords,
  SessionWords,
  ShiftWords,
  SplitEventWords,
  UndonePickUpWords,
} from './notice-words';

export * from './notice-words';

/** What each kind of notice tells: values, put into words of a language when the notice is read. */
export interface WordsOf {
  'registration-confirmed': PartyWords;
  'registration-waitlisted': PartyWords;
  'registration-promoted': PartyWords;
  'registration-cancelled': PartyWords;
  'registration-rejected': RejectionWords;
  'party-reduced': ReductionWords;
  'place-passed-on': PartyWords;
  'place-taken-over': PartyWords;
  'place-offered': OfferWords;
  'offer-expired': PartyWords;
  'waiting-ended': PartyWords;
  'approval-lapsed': PartyWords;
  'event-rescheduled': MovedEventWords;
  'event-relocated': RelocatedEventWords;
  'event-split': SplitEventWords;
  'event-postponed': CancelledEventWords;
  'event-cancelled': CancelledEventWords;
  'session-rescheduled': MovedSessionWords;
  'session-cancelled': SessionWords;
  'session-given-up': GivenUpWords;
  'stops-retimed': RetimedWords;
  'pick-up-recorded': PickUpWords;
  'pick-up-overridden': OverriddenPickUpWords;
  'pick-up-in-doubt': PickUpWords;
  'pick-up-undone': UndonePickUpWords;
  'series-event-published': SeriesEventWords;
  'minimum-missed': MinimumWords;
  'event-feedback': FeedbackWords;
  'no-show-recorded': MissedWords;
  'no-show-dropped': EventWords;
  'no-show-appeal-accepted': CancelledEventWords;
  'no-show-appeal-rejected': CancelledEventWords;
  'locked-out': LockOutWords;
  'lock-out-ended': EventWords;
  'event-tomorrow': EventWords;
  'event-in-one-hour': EventWords;
  'shift-assigned': ShiftWords;
  'shift-rescheduled': ShiftWords;
  'shift-postponed': ShiftWords;
  'shift-cancelled': ShiftWords;
  'shift-tomorrow': ShiftWords;
  'hours-credited': HoursWords;
  'request-received': RequestWords;
  'request-assigned': RequestWords;
  'request-assigned-to-unit': RequestWords;
  'request-accepted': RequestWords;
  'request-answered': RequestWords;
  'request-closed': RequestWords;
  'request-reopened': RequestWords;
  'request-due-soon': RequestWords;
  'member-invited': InvitationWords;
  'enterprise-verified': EnterpriseWords;
  'enterprise-refused': RefusalWords;
}

/** Something to tell, whoever is told. */
export interface NewsOf<K extends NoticeKind> {
  readonly kind: K;
  readonly subjectKind: NoticeSubject;
  readonly subjectId: string;
  readonly words: WordsOf[K];
  /** Sets it apart from other news of this kind about this subject: nobody is told the same news twice. */
  readonly distinct: string;
}

export type News = { [K in NoticeKind]: NewsOf<K> }[NoticeKind];

export interface Letter {
  readonly personId: string;
  readonly news: News;
}

/** One piece of news in one person's inbox. */
export interface Notice {
  readonly _id: string;
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly subjectKind: NoticeSubject;
  readonly subjectId: string;
  readonly words: News['words'];
  /** When it arrived. */
  readonly at: Date;
  readonly unread: boolean;
  readonly readAt?: Date;
}

/** The same news for several people. */
export const lettersTo = (people: readonly string[], news: News): Letter[] => people.map((personId) => ({ personId, news }));

/** The news as it arrives in the person's inbox. */
export function arrived(id: string, { personId, news }: Letter, at: Date): Notice {
  const { kind, subjectKind, subjectId, words } = news;
  return { _id: id, personId, kind, subjectKind, subjectId, words, at, unread: true };
}
