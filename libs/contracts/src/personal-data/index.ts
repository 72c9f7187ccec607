import { PersonalDataErased as byBusinessService } from '../business-service/personal-data-erased';
import { IntegrationEvent } from '../contract';
import { PersonalDataErased as byEvents } from '../events/personal-data-erased';
import { PersonalDataErased as byNotifications } from '../notifications/personal-data-erased';
import { PersonalDataErased as byVolunteers } from '../volunteers/personal-data-erased';
import { PersonalDataErasedBody } from './erased';

export * from './erased';

/** The services that hold data of people beside the gateway. */
export const DATA_HOLDERS = ['events', 'volunteers', 'business-service', 'notifications'] as const;
export type DataHolder = (typeof DATA_HOLDERS)[number];

const BY_SERVICE: Readonly<Record<DataHolder, IntegrationEvent<PersonalDataErasedBody>>> = {
  events: byEvents,
  volunteers: byVolunteers,
  'business-service': byBusinessService,
  notifications: byNotifications,
};

/** The event by which a service tells that it has erased what it held of a person. */
export const personalDataErasedBy = (service: DataHolder): IntegrationEvent<PersonalDataErasedBody> => BY_SERVICE[service];
