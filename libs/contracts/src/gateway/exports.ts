import { POOL_KEY } from '../events/places';
import { SessionKey } from '../events/programme';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '../events/registration-moves';
import { Id, OneOf, Pattern } from '../fields';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class ExportStopListQuery {
  @OneOf(EXPORT_FORMATS, { about: 'The format of the table; CSV if not given', optional: true }) format?: ExportFormat;
  @Pattern({ about: 'The session that is the run', pattern: POOL_KEY, example: '2027-03-01-0720', optional: true })
  session?: string;
}

export class SessionOfEventPath {
  @Id({ about: 'The event' }) eventId: string;
  @SessionKey() session: string;
}

export class ExportSessionRollQuery {
  @OneOf(EXPORT_FORMATS, { about: 'The format of the table; CSV if not given', optional: true }) format?: ExportFormat;
}

export class ExportRegistrationsQuery {
  @OneOf(EXPORT_FORMATS, { about: 'The format of the table; CSV if not given', optional: true }) format?: ExportFormat;
  @OneOf(REGISTRATION_STATUSES, { about: 'Only those with this status', optional: true }) status?: RegistrationStatus;
}
