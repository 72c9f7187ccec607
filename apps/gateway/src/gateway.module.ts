import { PersonalDataModule } from '@linli/personal-data';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { ACCOUNT, AccountSchema } from './accounts/account.schema';
import { AccountStore } from './accounts/account.store';
import { AccountNumbers } from './accounts/account-numbers';
import { AccountOpening } from './accounts/account-opening';
import { AccountRoles } from './accounts/account-roles';
import { AccountSettling } from './accounts/account-settling';
import { FirstAdministrator } from './accounts/first-administrator';
import { Passwords } from './accounts/passwords';
import { AREA, AREA_CHANGE, AreaChangeSchema, AreaSchema } from './areas/area.schema';
import { AreaStore } from './areas/area.store';
import { AreaChanging } from './areas/area-changing';
import { AreaEntry } from './areas/area-entry';
import { AreasInUseGuard } from './areas/areas-in-use.guard';
import { KnownAreas } from './areas/known-areas.run';
import { AuditChecking } from './audit/audit-checking';
import { AuditReading } from './audit/audit-reading';
import { AUDIT_END, AUDIT_RECORD, AuditEndSchema, AuditRecordSchema } from './audit/audit-record.schema';
import { AuditRecordStore } from './audit/audit-record.store';
import { CHANGE_KEEPERS } from './audit/keep-changes.handler';
import { CALENDAR_FEED, CalendarFeedSchema } from './calendars/calendar-feed.schema';
import { CalendarFeedStore } from './calendars/calendar-feed.store';
import { CalendarFeeds } from './calendars/calendar-feeds';
import { CalendarZones } from './calendars/calendar-zones';
import { Calendars } from './calendars/calendars';
import { CodeLimits } from './codes/code-limits';
import { CodeSignIn } from './codes/code-sign-in';
import { ONE_TIME_CODE, OneTimeCodeSchema } from './codes/one-time-code.schema';
import { OneTimeCodeStore } from './codes/one-time-code.store';
import { OneTimeCodes } from './codes/one-time-codes';
import { PasswordChange } from './codes/password-change';
import { PhoneChange } from './codes/phone-change';
import { TextMessages } from './codes/text-messages';
import { GatewayConfig, GatewaySettings } from './config';
import { Agreeing } from './consents/agreeing';
import { CONSENT_RECORD, ConsentRecordSchema } from './consents/consent.schema';
import { ConsentStore } from './consents/consent.store';
import { Consents } from './consents/consents';
import { CONTROLLERS } from './controllers';
import { DataAccessInterceptor } from './data-accesses/data-access.interceptor';
import { DATA_ACCESS, DataAccessSchema } from './data-accesses/data-access.schema';
import { DataAccessStore } from './data-accesses/data-access.store';
import { DataAccesses } from './data-accesses/data-accesses';
import { DATA_EXPORT, DATA_EXPORT_PART, DataExportPartSchema, DataExportSchema } from './data-exports/data-export.schema';
import { DataExportStore } from './data-exports/data-export.store';
import { DataExports } from './data-exports/data-exports';
import { DataGathering } from './data-exports/data-gathering';
import { DataGatheringRun } from './data-exports/data-gathering.run';
import { DataSources } from './data-exports/data-sources';
import { OwnData } from './data-exports/own-data';
import { OwnInvitations } from './data-exports/own-invitations';
import { OwnRoles } from './data-exports/own-roles';
import { OwnWork } from './data-exports/own-work';
import { AccountClosings } from './erasures/account-closings';
import { AccountRemoval } from './erasures/account-removal';
import { ERASURE, ErasureSchema } from './erasures/erasure.schema';
import { ErasureStore } from './erasures/erasure.store';
import { ErasureEnding } from './erasures/erasure-ending';
import { Erasures } from './erasures/erasures';
import { ErasuresRun } from './erasures/erasures.run';
import { Farewell } from './erasures/farewell';
import { ERASURE_KEEPERS } from './erasures/note-erasure-when-personal-data-erased.handler';
import { PresentProof } from './erasures/present-proof';
import { RoleSuspensions } from './erasures/role-suspensions';
import { Traces } from './erasures/traces';
import { EventDocuments } from './event-documents/event-documents';
import { EventSurroundings } from './event-documents/event-surroundings';
import { EventPages } from './event-pages/event-pages';
import { EnterpriseExport } from './exports/enterprise-export';
import { ExportSurroundings } from './exports/export-surroundings';
import { RegistrationExport } from './exports/registration-export';
import { SessionRollExport } from './exports/session-roll-export';
import { StopListExport } from './exports/stop-list-export';
import { GRANT, GrantSchema } from './grants/grant.schema';
import { GrantStore } from './grants/grant.store';
import { Granting } from './grants/granting';
import { SuspensionStore } from './grants/suspension.store';
import { AccessGuard } from './http/access.guard';
import { ProblemFilter } from './http/problem.filter';
import { RequestSender } from './http/request-sender';
import { ResidentImport } from './imports/resident-import';
import { PublicLinks } from './leave-links/public-links.provider';
import { RATE_COUNT, RateCountSchema } from './limits/rate-count.schema';
import { RateCountStore } from './limits/rate-count.store';
import { RateLimits } from './limits/rate-limits.run';
import { ORGANISATION_PARTS } from './organisation-parts';
import { RememberOrganisationWhenChangedHandler } from './organisations/remember-organisation-when-changed.handler';
import { REPEAT_AND_MATCH_PARTS } from './repeat-and-match-parts';
import { SeriesPages } from './series-pages/series-pages';
import { REVOCATION, RevocationSchema } from './sessions/revocation.schema';
import { RevocationStore } from './sessions/revocation.store';
import { Revocations } from './sessions/revocations.run';
import { SESSION, SessionSchema } from './sessions/session.schema';
import { SessionStore } from './sessions/session.store';
import { SignInThrottle } from './sessions/sign-in-throttle';
import { SigningIn } from './sessions/signing-in';
import { Throttle } from './sessions/throttle';
import { Tokens } from './sessions/tokens';
import { TRIES, TriesSchema } from './sessions/tries.schema';
import { TriesStore } from './sessions/tries.store';
import { SINGLE_SIGN_ON_PARTS } from './single-sign-on-parts';

const COLLECTIONS = [
  ...ORGANISATION_PARTS.schemas,
  { name: RATE_COUNT, schema: RateCountSchema },
  { name: ONE_TIME_CODE, schema: OneTimeCodeSchema },
  { name: AREA, schema: AreaSchema },
  { name: AREA_CHANGE, schema: AreaChangeSchema },
  { name: ACCOUNT, schema: AccountSchema },
  { name: AUDIT_END, schema: AuditEndSchema },
  { name: AUDIT_RECORD, schema: AuditRecordSchema },
  { name: DATA_ACCESS, schema: DataAccessSchema },
  { name: DATA_EXPORT, schema: DataExportSchema },
  { name: DATA_EXPORT_PART, schema: DataExportPartSchema },
  { name: ERASURE, schema: ErasureSchema },
  { name: CONSENT_RECORD, schema: ConsentRecordSchema },
  { name: GRANT, schema: GrantSchema },
  { name: SESSION, schema: SessionSchema },
  { name: REVOCATION, schema: RevocationSchema },
  { name: CALENDAR_FEED, schema: CalendarFeedSchema },
  { name: TRIES, schema: TriesSchema },
  ...REPEAT_AND_MATCH_PARTS.schemas,
  ...SINGLE_SIGN_ON_PARTS.schemas,
];

const ACCOUNTS = [
  AccountStore,
  AccountOpening,
  AccountRoles,
  AccountSettling,
  AccountNumbers,
  Agreeing,
  FirstAdministrator,
  Passwords,
];
const AREAS = [AreaStore, AreaEntry, AreaChanging, KnownAreas];
const CALENDARS = [CalendarFeedStore, CalendarFeeds, Calendars, CalendarZones, PublicLinks];
const PAGES = [EventDocuments, EventPages, EventSurroundings, SeriesPages];
const CODES = [CodeLimits, OneTimeCodeStore, OneTimeCodes, TextMessages, CodeSignIn, PhoneChange, PasswordChange];
const AUDIT = [AuditRecordStore, AuditReading, AuditChecking];
const GRANTS = [GrantStore, SuspensionStore, Granting];
const CONSENTS = [ConsentStore, Consents];
const DATA_EXPORTS = [
  DataAccessStore,
  DataAccesses,
  DataExportStore,
  DataExports,
  DataGathering,
  DataGatheringRun,
  DataSources,
  OwnData,
  OwnInvitations,
  OwnRoles,
  OwnWork,
];
const ERASURES = [
  ...[AccountClosings, RoleSuspensions, AccountRemoval, ErasureEnding, ErasureStore, Erasures, ErasuresRun, Farewell],
  ...[PresentProof, Traces],
];
const LIMITS = [RateCountStore, RateLimits, ...REPEAT_AND_MATCH_PARTS.providers];
const IMPORTS = [
  ...[ResidentImport, ExportSurroundings, RegistrationExport, EnterpriseExport, StopListExport, SessionRollExport],
];
const SESSIONS = [SessionStore, RevocationStore, Revocations, TriesStore, Throttle, SignInThrottle, SigningIn, Tokens];

@Module({ controllers: [...CHANGE_KEEPERS, ...ERASURE_KEEPERS, RememberOrganisationWhenChangedHandler] })
export class GatewayModule {
  static with(config: GatewaySettings): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PersonalDataModule.with(config), MongooseModule.forFeature(COLLECTIONS)],
      controllers: [...CONTROLLERS],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: AreasInUseGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: DataAccessInterceptor },
        ...REPEAT_AND_MATCH_PARTS.interceptors,
        ...[
          RequestSender,
          ...ACCOUNTS,
          ...AREAS,
          ...CODES,
          ...CONSENTS,
          ...GRANTS,
          ...AUDIT,
          ...SESSIONS,
          ...SINGLE_SIGN_ON_PARTS.providers,
        ],
        ...[...ORGANISATION_PARTS.providers, ...DATA_EXPORTS, ...ERASURES, ...IMPORTS, ...LIMITS, ...CALENDARS, ...PAGES],
      ],
    };
  }
}
