import { REGISTRATION_STATUSES, type RegistrationStatus } from '../events/registration-moves';
import { OneOf } from '../fields';

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class ExportRegistrationsQuery {
  @OneOf(EXPORT_FORMATS, { about: 'The format of the table; CSV if not given', optional: true }) format?: ExportFormat;
  @OneOf(REGISTRATION_STATUSES, { about: 'Only those with this status', optional: true }) status?: RegistrationStatus;
}
