import { ChangeRecorded as byBusinessService } from '../business-service/change-recorded';
import { IntegrationEvent, ServiceName } from '../contract';
import { ChangeRecorded as byEvents } from '../events/change-recorded';
import { ChangeRecorded as byGateway } from '../gateway/change-recorded';
import { ChangeRecorded as byNotifications } from '../notifications/change-recorded';
import { ChangeRecorded as byVolunteers } from '../volunteers/change-recorded';
import { RecordedChangeBody } from './recorded-change';

export * from './recorded-change';

const BY_SERVICE: Readonly<Record<ServiceName, IntegrationEvent<RecordedChangeBody>>> = {
  gateway: byGateway,
  events: byEvents,
  volunteers: byVolunteers,
  'business-service': byBusinessService,
  notifications: byNotifications,
};

/** The event by which a service tells of the changes that staff make to what it owns. */
export const changeRecordedBy = (service: ServiceName): IntegrationEvent<RecordedChangeBody> => BY_SERVICE[service];
