import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/notifications';
import { PersonalDataModule } from '@linli/personal-data';
import { ServiceDefinition } from '@linli/service';
import { DynamicModule, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AskEverybodyWhenEventFinishedHandler } from './community-events/ask-everybody-when-event-finished.handler';
import { RememberEventWhenDetailsChangedHandler } from './community-events/remember-event-when-details-changed.handler';
import { TellEverybodyWhenEventCancelledHandler } from './community-events/tell-everybody-when-event-cancelled.handler';
import { TellEverybodyWhenEventPostponedHandler } from './community-events/tell-everybody-when-event-postponed.handler';
import { TellEverybodyWhenEventRescheduledHandler } from './community-events/tell-everybody-when-event-rescheduled.handler';
import { TellEverybodyWhenSessionCancelledHandler } from './community-events/tell-everybody-when-session-cancelled.handler';
import { TellEverybodyWhenSessionMovedHandler } from './community-events/tell-everybody-when-session-moved.handler';
import { TellGuardianWhenPartyFetchedHandler } from './community-events/tell-guardian-when-party-fetched.handler';
import { TellGuardianWhenPickUpUndoneHandler } from './community-events/tell-guardian-when-pick-up-undone.handler';
import { TellOrganiserWhenMinimumMissedHandler } from './community-events/tell-organiser-when-minimum-missed.handler';
import { TellResidentWhenOfferExpiredHandler } from './community-events/tell-resident-when-offer-expired.handler';
import { TellResidentWhenPartyReducedHandler } from './community-events/tell-resident-when-party-reduced.handler';
import { TellResidentWhenPlaceOfferedHandler } from './community-events/tell-resident-when-place-offered.handler';
import { TellResidentWhenRegistrationCancelledHandler } from './community-events/tell-resident-when-registration-cancelled.handler';
import { TellResidentWhenRegistrationConfirmedHandler } from './community-events/tell-resident-when-registration-confirmed.handler';
import { TellResidentWhenRegistrationLapsedHandler } from './community-events/tell-resident-when-registration-lapsed.handler';
import { TellResidentWhenRegistrationMovedHandler } from './community-events/tell-resident-when-registration-moved.handler';
import { TellResidentWhenRegistrationPromotedHandler } from './community-events/tell-resident-when-registration-promoted.handler';
import { TellResidentWhenRegistrationRejectedHandler } from './community-events/tell-resident-when-registration-rejected.handler';
import { TellResidentWhenRegistrationWaitlistedHandler } from './community-events/tell-resident-when-registration-waitlisted.handler';
import { TellResidentWhenSessionGivenUpHandler } from './community-events/tell-resident-when-session-given-up.handler';
import { TellRidersWhenStopsRetimedHandler } from './community-events/tell-riders-when-stops-retimed.handler';
import { TellSubscribersWhenChosenHandler } from './community-events/tell-subscribers-when-chosen.handler';
import { NotificationsSettings } from './config';
import { DiaryStore } from './diary/diary.store';
import { OCCASION, OccasionSchema } from './diary/occasion.schema';
import { OccasionStore } from './diary/occasion.store';
import { PARTICIPATION, ParticipationSchema } from './diary/participation.schema';
import { ParticipationStore } from './diary/participation.store';
import { TellEnterpriseWhenRequestAcceptedHandler } from './enterprise-requests/tell-enterprise-when-request-accepted.handler';
import { TellEnterpriseWhenRequestAnsweredHandler } from './enterprise-requests/tell-enterprise-when-request-answered.handler';
import { TellEnterpriseWhenRequestAssignedHandler } from './enterprise-requests/tell-enterprise-when-request-assigned.handler';
import { TellEnterpriseWhenRequestReceivedHandler } from './enterprise-requests/tell-enterprise-when-request-received.handler';
import { TellUnitWhenRequestAssignedHandler } from './enterprise-requests/tell-unit-when-request-assigned.handler';
import { TellUnitWhenRequestClosedHandler } from './enterprise-requests/tell-unit-when-request-closed.handler';
import { TellUnitWhenRequestReopenedHandler } from './enterprise-requests/tell-unit-when-request-reopened.handler';
import { CountUnreadHandler } from './inbox/count-unread.handler';
import { ListInboxHandler } from './inbox/list-inbox.handler';
import { MarkInboxReadHandler } from './inbox/mark-inbox-read.handler';
import { MarkNoticeReadHandler } from './inbox/mark-notice-read.handler';
import { NO_SHOW_HANDLERS } from './no-show-handlers';
import { NOTICE, NoticeSchema } from './notices/notice.schema';
import { NoticeStore } from './notices/notice.store';
import { TellEnterpriseWhenJudgedHandler } from './organisations/tell-enterprise-when-judged.handler';
import { TellPersonWhenInvitedHandler } from './organisations/tell-person-when-invited.handler';
import { ErasePersonWhenAccountErasureStartedHandler } from './personal-data/erase-person-when-account-erasure-started.handler';
import { ERASED_PERSON, ErasedPersonSchema } from './personal-data/erased-person.schema';
import { ErasedPersonStore } from './personal-data/erased-person.store';
import { PersonStore } from './personal-data/person.store';
import { SweepWhenAccountErasedHandler } from './personal-data/sweep-when-account-erased.handler';
import { FollowMembershipsWhenChangedHandler } from './recipients/follow-memberships-when-changed.handler';
import { FollowPreferencesWhenAccountPreferencesChangedHandler } from './recipients/follow-preferences-when-account-preferences-changed.handler';
import { GetMyPreferencesHandler } from './recipients/get-my-preferences.handler';
import { RECIPIENT, RecipientSchema } from './recipients/recipient.schema';
import { RecipientStore } from './recipients/recipient.store';
import { RememberRecipientWhenAccountOpenedHandler } from './recipients/remember-recipient-when-account-opened.handler';
import { DeliverDueRemindersRun } from './reminders/deliver-due-reminders.run';
import { DeliveryStore } from './reminders/delivery.store';
import { ListMyRemindersHandler } from './reminders/list-my-reminders.handler';
import { REMINDER, ReminderSchema } from './reminders/reminder.schema';
import { ReminderStore } from './reminders/reminder.store';
import { ForgetRemindersWhenShiftWithdrawnHandler } from './shifts/forget-reminders-when-shift-withdrawn.handler';
import { TellVolunteerWhenHoursCreditedHandler } from './shifts/tell-volunteer-when-hours-credited.handler';
import { TellVolunteerWhenShiftAssignedHandler } from './shifts/tell-volunteer-when-shift-assigned.handler';
import { TellVolunteersWhenShiftCancelledHandler } from './shifts/tell-volunteers-when-shift-cancelled.handler';
import { TellVolunteersWhenShiftPostponedHandler } from './shifts/tell-volunteers-when-shift-postponed.handler';
import { TellVolunteersWhenShiftRescheduledHandler } from './shifts/tell-volunteers-when-shift-rescheduled.handler';
import { ListLoggedTextsHandler } from './text-messages/list-logged-texts.handler';
import { SendTextMessageHandler } from './text-messages/send-text-message.handler';
import { SendTextMessagesRun } from './text-messages/send-text-messages.run';
import { TEXT_SETTINGS, TextProvider } from './text-messages/text.provider';
import { TEXT_MESSAGE, TextMessageSchema } from './text-messages/text-message.schema';
import { TextMessageStore } from './text-messages/text-message.store';
import { WarnFormerNumberWhenPhoneNumberChangedHandler } from './text-messages/warn-former-number-when-phone-number-changed.handler';
import { WEBHOOK_HANDLERS } from './webhook-handlers';
import { WebhookDeliveryStore } from './webhooks/delivery.store';
import { DeliveryTurns } from './webhooks/delivery-turn.store';
import { SendWebhooksRun } from './webhooks/send-webhooks.run';
import { WEBHOOK_SETTINGS, WebhookPost } from './webhooks/webhook.provider';
import { WEBHOOK, WEBHOOK_DELIVERY, WebhookDeliverySchema, WebhookSchema } from './webhooks/webhook.schema';
import { WebhookStore } from './webhooks/webhook.store';
import { WebhookTelling } from './webhooks/webhook-telling.store';

const COLLECTIONS = [
  { name: ERASED_PERSON, schema: ErasedPersonSchema },
  { name: OCCASION, schema: OccasionSchema },
  { name: PARTICIPATION, schema: ParticipationSchema },
  { name: NOTICE, schema: NoticeSchema },
  { name: RECIPIENT, schema: RecipientSchema },
  { name: REMINDER, schema: ReminderSchema },
  { name: WEBHOOK, schema: WebhookSchema },
  { name: WEBHOOK_DELIVERY, schema: WebhookDeliverySchema },
  { name: TEXT_MESSAGE, schema: TextMessageSchema },
];

const HANDLERS = [
  GetMyPreferencesHandler,
  ListMyRemindersHandler,
  ErasePersonWhenAccountErasureStartedHandler,
  SweepWhenAccountErasedHandler,
  RememberRecipientWhenAccountOpenedHandler,
  RememberEventWhenDetailsChangedHandler,
  ...[TellSubscribersWhenChosenHandler, TellRidersWhenStopsRetimedHandler],
  TellEverybodyWhenEventCancelledHandler,
  ...[TellOrganiserWhenMinimumMissedHandler, AskEverybodyWhenEventFinishedHandler],
  TellEverybodyWhenEventPostponedHandler,
  ...[TellGuardianWhenPartyFetchedHandler, TellGuardianWhenPickUpUndoneHandler],
  ...[TellEverybodyWhenSessionMovedHandler, TellEverybodyWhenSessionCancelledHandler, TellResidentWhenSessionGivenUpHandler],
  TellEverybodyWhenEventRescheduledHandler,
  TellResidentWhenRegistrationCancelledHandler,
  ...[TellResidentWhenPlaceOfferedHandler, TellResidentWhenPartyReducedHandler],
  ...[TellResidentWhenOfferExpiredHandler, TellResidentWhenRegistrationLapsedHandler],
  TellResidentWhenRegistrationMovedHandler,
  TellResidentWhenRegistrationRejectedHandler,
  TellResidentWhenRegistrationConfirmedHandler,
  TellResidentWhenRegistrationPromotedHandler,
  TellResidentWhenRegistrationWaitlistedHandler,
  ForgetRemindersWhenShiftWithdrawnHandler,
  TellVolunteerWhenHoursCreditedHandler,
  TellVolunteerWhenShiftAssignedHandler,
  TellVolunteersWhenShiftCancelledHandler,
  TellVolunteersWhenShiftPostponedHandler,
  TellVolunteersWhenShiftRescheduledHandler,
  TellEnterpriseWhenRequestAcceptedHandler,
  TellEnterpriseWhenRequestAnsweredHandler,
  TellEnterpriseWhenRequestAssignedHandler,
  TellEnterpriseWhenRequestReceivedHandler,
  ...NO_SHOW_HANDLERS,
  ...[TellUnitWhenRequestAssignedHandler, TellUnitWhenRequestClosedHandler, TellUnitWhenRequestReopenedHandler],
  ...[CountUnreadHandler, ListInboxHandler, MarkInboxReadHandler, MarkNoticeReadHandler],
  SendTextMessageHandler,
  WarnFormerNumberWhenPhoneNumberChangedHandler,
  ListLoggedTextsHandler,
  FollowMembershipsWhenChangedHandler,
  TellPersonWhenInvitedHandler,
  TellEnterpriseWhenJudgedHandler,
  FollowPreferencesWhenAccountPreferencesChangedHandler,
  ...WEBHOOK_HANDLERS,
];

const PROVIDERS = [
  ErasedPersonStore,
  PersonStore,
  DiaryStore,
  OccasionStore,
  ParticipationStore,
  NoticeStore,
  RecipientStore,
  ReminderStore,
  DeliveryStore,
  DeliverDueRemindersRun,
  TextMessageStore,
  TextProvider,
  SendTextMessagesRun,
  WebhookStore,
  WebhookDeliveryStore,
  DeliveryTurns,
  WebhookTelling,
  WebhookPost,
  SendWebhooksRun,
];

@Module({ controllers: HANDLERS })
export class NotificationsModule {
  static with(settings: NotificationsSettings): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [PersonalDataModule.with(settings), MongooseModule.forFeature(COLLECTIONS)],
      providers: [
        { provide: TEXT_SETTINGS, useValue: settings },
        { provide: WEBHOOK_SETTINGS, useValue: settings },
        ...PROVIDERS,
      ],
    };
  }
}

/** Notices, reminders and text messages, in the language of whoever they concern. */
export const notificationsService = (settings: NotificationsSettings): ServiceDefinition => ({
  name: 'notifications',
  contracts: contractsIn(contracts),
  module: NotificationsModule.with(settings),
});
