import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/events';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CancelCommunityEventHandler } from './community-events/cancel-community-event.handler';
import { COMMUNITY_EVENT, CommunityEventSchema } from './community-events/community-event.schema';
import { CommunityEventStore } from './community-events/community-event.store';
import { CreateCommunityEventHandler } from './community-events/create-community-event.handler';
import { GetCommunityEventHandler } from './community-events/get-community-event.handler';
import { ListCommunityEventsHandler } from './community-events/list-community-events.handler';
import { PublishCommunityEventHandler } from './community-events/publish-community-event.handler';
import { RescheduleCommunityEventHandler } from './community-events/reschedule-community-event.handler';
import { ErasePersonWhenAccountErasureStartedHandler } from './personal-data/erase-person-when-account-erasure-started.handler';
import { CancelRegistrationHandler } from './registrations/cancel-registration.handler';
import { CancelRegistrationsWhenEventCancelledHandler } from './registrations/cancel-registrations-when-event-cancelled.handler';
import { ListMyRegistrationsHandler } from './registrations/list-my-registrations.handler';
import { ListRegistrationsHandler } from './registrations/list-registrations.handler';
import { RegisterForEventHandler } from './registrations/register-for-event.handler';
import { REGISTRATION, RegistrationSchema } from './registrations/registration.schema';
import { RegistrationStore } from './registrations/registration.store';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: COMMUNITY_EVENT, schema: CommunityEventSchema },
      { name: REGISTRATION, schema: RegistrationSchema },
    ]),
  ],
  controllers: [
    CreateCommunityEventHandler,
    PublishCommunityEventHandler,
    RescheduleCommunityEventHandler,
    CancelCommunityEventHandler,
    GetCommunityEventHandler,
    ListCommunityEventsHandler,
    RegisterForEventHandler,
    CancelRegistrationHandler,
    CancelRegistrationsWhenEventCancelledHandler,
    ListRegistrationsHandler,
    ListMyRegistrationsHandler,
    ErasePersonWhenAccountErasureStartedHandler,
  ],
  providers: [CommunityEventStore, RegistrationStore],
})
export class EventsModule {}

/** Events, registrations and waiting lists. */
export const eventsService: ServiceDefinition = { name: 'events', contracts: contractsIn(contracts), module: EventsModule };
