import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/events';
import { PersonalDataModule, PersonalDataSettings, passingKeys } from '@linli/personal-data';
import { ServiceDefinition } from '@linli/service';
import { DynamicModule, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CHECK_IN_PARTS } from './check-in-parts';
import { AgeEventsRun } from './community-events/age-events.run';
import { ArchiveCommunityEventHandler } from './community-events/archive-community-event.handler';
import { CancelCommunityEventHandler } from './community-events/cancel-community-event.handler';
import { COMMUNITY_EVENT, CommunityEventSchema } from './community-events/community-event.schema';
import { CommunityEventStore } from './community-events/community-event.store';
import { CopyCommunityEventHandler } from './community-events/copy-community-event.handler';
import { CreateCommunityEventHandler } from './community-events/create-community-event.handler';
import { DiscardCommunityEventHandler } from './community-events/discard-community-event.handler';
import { EditEventDetailsHandler } from './community-events/edit-event-details.handler';
import { EVENT_LISTING, EventListingSchema } from './community-events/event-listing.schema';
import { EventListingStore } from './community-events/event-listing.store';
import { GetCommunityEventHandler } from './community-events/get-community-event.handler';
import { LifeSpans } from './community-events/life-spans.provider';
import { ListCommunityEventsHandler } from './community-events/list-community-events.handler';
import { ListMyEventsHandler } from './community-events/list-my-events.handler';
import { PostponeCommunityEventHandler } from './community-events/postpone-community-event.handler';
import { PublishCommunityEventHandler } from './community-events/publish-community-event.handler';
import { RescheduleCommunityEventHandler } from './community-events/reschedule-community-event.handler';
import { SetMinimumHandler } from './community-events/set-minimum.handler';
import { ENTERPRISE_PARTS } from './enterprise-parts';
import { FEEDBACK, FeedbackSchema } from './feedback/feedback.schema';
import { FeedbackStore } from './feedback/feedback.store';
import { GetFeedbackHandler } from './feedback/get-feedback.handler';
import { GiveFeedbackHandler } from './feedback/give-feedback.handler';
import { ListMyFeedbackHandler } from './feedback/list-my-feedback.handler';
import { GetFiguresHandler } from './figures/get-figures.handler';
import { RegistrationFiguresStore } from './figures/registration-figures.store';
import { FORMS_PARTS } from './forms-parts';
import { HOUSE_PARTS } from './house-parts';
import { LIFE_SETTINGS, LifeSettings } from './life-settings';
import { eventListing } from './migrations/event-listing.migration';
import { lapsing } from './migrations/lapsing.migration';
import { publishedSince } from './migrations/published-since.migration';
import { signUpDesk } from './migrations/sign-up-desk.migration';
import { NO_SHOW_PARTS } from './no-show-parts';
import { BelongingsStore } from './personal-data/belongings.store';
import { ErasePersonWhenAccountErasureStartedHandler } from './personal-data/erase-person-when-account-erasure-started.handler';
import { TracesStore } from './personal-data/traces.store';
import { PICK_UP_PARTS } from './pick-up-parts';
import { AcceptOfferHandler } from './registrations/accept-offer.handler';
import { ApproveRegistrationHandler } from './registrations/approve-registration.handler';
import { BesideSittings } from './registrations/beside-sittings.desk';
import { CancelRegistrationHandler } from './registrations/cancel-registration.handler';
import { CancelRegistrationsWhenEventCancelledHandler } from './registrations/cancel-registrations-when-event-cancelled.handler';
import { ChangeCapacityHandler } from './registrations/change-capacity.handler';
import { ConfirmHoldHandler } from './registrations/confirm-hold.handler';
import { ExpirePlacesRun } from './registrations/expire-places.run';
import { GetCalendarEntryHandler } from './registrations/get-calendar-entry.handler';
import { LeaveWaitingListHandler } from './registrations/leave-waiting-list.handler';
import { ListCalendarEntriesHandler } from './registrations/list-calendar-entries.handler';
import { ListMyRegistrationsHandler } from './registrations/list-my-registrations.handler';
import { ListRegistrationsHandler } from './registrations/list-registrations.handler';
import { ListWaitingHandler } from './registrations/list-waiting.handler';
import { Parties } from './registrations/parties.desk';
import { PrioritiseRegistrationHandler } from './registrations/prioritise-registration.handler';
import { ReducePartyHandler } from './registrations/reduce-party.handler';
import { RefuseOfferHandler } from './registrations/refuse-offer.handler';
import { RegisterForEventHandler } from './registrations/register-for-event.handler';
import { REGISTRATION, RegistrationSchema } from './registrations/registration.schema';
import { RegistrationStore } from './registrations/registration.store';
import { RejectRegistrationHandler } from './registrations/reject-registration.handler';
import { SetPoolsHandler } from './registrations/set-pools.handler';
import { SetSignUpRulesHandler } from './registrations/set-sign-up-rules.handler';
import { SignUpDesk } from './registrations/sign-up.desk';
import { SITTING, SittingSchema } from './registrations/sitting.schema';
import { SittingStore } from './registrations/sitting.store';
import { SittingProjection } from './registrations/sitting-projection.desk';
import { SERIES_PARTS } from './series-parts';
import { SESSIONS_PARTS } from './sessions-parts';
import { SPLIT_PARTS } from './split-parts';
import { STOP_PARTS } from './stop-parts';
import { TICKET_SETTINGS, TicketSettings } from './ticket-settings';
import { TRANSFER_PARTS } from './transfer-parts';
import { UNIT_PARTS } from './unit-parts';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: COMMUNITY_EVENT, schema: CommunityEventSchema },
      { name: EVENT_LISTING, schema: EventListingSchema },
      { name: REGISTRATION, schema: RegistrationSchema },
      { name: SITTING, schema: SittingSchema },
      ...CHECK_IN_PARTS.schemas,
      ...SERIES_PARTS.schemas,
      ...FORMS_PARTS.schemas,
      ...HOUSE_PARTS.schemas,
      ...STOP_PARTS.schemas,
      ...[...PICK_UP_PARTS.schemas, ...NO_SHOW_PARTS.schemas, ...UNIT_PARTS.schemas, ...ENTERPRISE_PARTS.schemas],
      { name: FEEDBACK, schema: FeedbackSchema },
      ...SESSIONS_PARTS.schemas,
    ]),
  ],
  controllers: [
    CreateCommunityEventHandler,
    EditEventDetailsHandler,
    PublishCommunityEventHandler,
    RescheduleCommunityEventHandler,
    CancelCommunityEventHandler,
    SetMinimumHandler,
    ...[PostponeCommunityEventHandler, ArchiveCommunityEventHandler, CopyCommunityEventHandler],
    DiscardCommunityEventHandler,
    GetCommunityEventHandler,
    ListCommunityEventsHandler,
    ListMyEventsHandler,
    RegisterForEventHandler,
    SetPoolsHandler,
    ChangeCapacityHandler,
    SetSignUpRulesHandler,
    ConfirmHoldHandler,
    AcceptOfferHandler,
    RefuseOfferHandler,
    ...[LeaveWaitingListHandler, ReducePartyHandler],
    ApproveRegistrationHandler,
    RejectRegistrationHandler,
    PrioritiseRegistrationHandler,
    ListWaitingHandler,
    CancelRegistrationHandler,
    CancelRegistrationsWhenEventCancelledHandler,
    ListRegistrationsHandler,
    ListMyRegistrationsHandler,
    GetCalendarEntryHandler,
    ListCalendarEntriesHandler,
    ErasePersonWhenAccountErasureStartedHandler,
    ...[GiveFeedbackHandler, GetFeedbackHandler, ListMyFeedbackHandler, GetFiguresHandler],
    ...CHECK_IN_PARTS.handlers,
    ...[...SERIES_PARTS.handlers, ...HOUSE_PARTS.handlers, ...FORMS_PARTS.handlers],
    ...SPLIT_PARTS.handlers,
    ...[...SESSIONS_PARTS.handlers, ...STOP_PARTS.handlers, ...PICK_UP_PARTS.handlers, ...TRANSFER_PARTS.handlers],
    ...[...NO_SHOW_PARTS.handlers, ...UNIT_PARTS.handlers, ...ENTERPRISE_PARTS.handlers],
  ],
  providers: [
    ...[CommunityEventStore, EventListingStore, RegistrationStore, SittingStore, SittingProjection, SignUpDesk, ExpirePlacesRun],
    ...[AgeEventsRun, LifeSpans, FeedbackStore, TracesStore, BelongingsStore, RegistrationFiguresStore],
    ...[...CHECK_IN_PARTS.providers, Parties, BesideSittings],
    ...[...SERIES_PARTS.providers, ...HOUSE_PARTS.providers, ...FORMS_PARTS.providers],
    ...SPLIT_PARTS.providers,
    ...[...SESSIONS_PARTS.providers, ...STOP_PARTS.providers, ...PICK_UP_PARTS.providers, ...TRANSFER_PARTS.providers],
    ...[...NO_SHOW_PARTS.providers, ...UNIT_PARTS.providers, ...ENTERPRISE_PARTS.providers],
  ],
})
export class EventsModule {
  static with(settings: EventsSettings): DynamicModule {
    const providers = [TICKET_SETTINGS, LIFE_SETTINGS].map((provide) => ({ provide, useValue: settings }));
    return { module: EventsModule, imports: [PersonalDataModule.with(settings)], providers };
  }
}

type EventsSettings = PersonalDataSettings & TicketSettings & LifeSettings;

/** Events, registrations, waiting lists and check-in. */
export const eventsServiceWith = (settings: EventsSettings): ServiceDefinition => ({
  name: 'events',
  contracts: contractsIn(contracts),
  module: EventsModule.with(settings),
  migrations: [signUpDesk, eventListing, lapsing, publishedSince],
});

/** The service as it is where nothing is set; what it seals opens in this process alone. */
export const eventsService = eventsServiceWith(passingKeys());
