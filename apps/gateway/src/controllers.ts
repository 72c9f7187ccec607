import { Type } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller';
import { AreasController } from './areas/areas.controller';
import { AsyncApiController } from './asyncapi/asyncapi.controller';
import { AuditController } from './audit/audit.controller';
import { CalendarFeedsController } from './calendars/calendar-feeds.controller';
import { CalendarsController } from './calendars/calendars.controller';
import { CodesController } from './codes/codes.controller';
import { TextPageController } from './codes/text-page.controller';
import { ConsentsController } from './consents/consents.controller';
import { DataAccessesController } from './data-accesses/data-accesses.controller';
import { DataExportsController } from './data-exports/data-exports.controller';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { ErasuresController } from './erasures/erasures.controller';
import { EventDocumentsController } from './event-documents/event-documents.controller';
import { EventPagesController } from './event-pages/event-pages.controller';
import { ExportsController } from './exports/exports.controller';
import { GrantsController } from './grants/grants.controller';
import { HousesController } from './houses/houses.controller';
import { controllerOf } from './http/controller-of';
import { HomeController } from './http/home.controller';
import { ImportsController } from './imports/imports.controller';
import { LeavePageController } from './leave-links/leave-page.controller';
import { MembershipDatesController } from './organisations/membership-dates.controller';
import { MyOrganisationsController } from './organisations/my-organisations.controller';
import { OrganisationsController } from './organisations/organisations.controller';
import { UnitLimitsController } from './organisations/unit-limits.controller';
import { ProgrammesController } from './programmes/programmes.controller';
import { businessServiceRoutes } from './routes/business-service.routes';
import { checkInRoutes } from './routes/check-in.routes';
import { eventsRoutes } from './routes/events.routes';
import { housesRoutes } from './routes/houses.routes';
import { noShowsRoutes } from './routes/no-shows.routes';
import { notificationsRoutes } from './routes/notifications.routes';
import { pickUpRoutes } from './routes/pick-up.routes';
import { programmesRoutes } from './routes/programmes.routes';
import { seriesRoutes } from './routes/series.routes';
import { stopsRoutes } from './routes/stops.routes';
import { transfersRoutes } from './routes/transfers.routes';
import { unitsRoutes } from './routes/units.routes';
import { volunteersRoutes } from './routes/volunteers.routes';
import { SeriesPagesController } from './series-pages/series-pages.controller';
import { SessionsController } from './sessions/sessions.controller';
import { SignInController } from './sessions/sign-in.controller';
import { BackChannelLogoutController } from './single-sign-on/back-channel-logout.controller';
import { IdentitiesController } from './single-sign-on/identities.controller';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller';
import { TicketPicturesController } from './ticket-pictures/ticket-pictures.controller';

/** Everything that the gateway answers, in the order of its documentation. */
export const CONTROLLERS: readonly Type[] = [
  HomeController,
  TextPageController,
  LeavePageController,
  AsyncApiController,
  SignInController,
  CodesController,
  SessionsController,
  SingleSignOnController,
  BackChannelLogoutController,
  IdentitiesController,
  AccountsController,
  ConsentsController,
  DataAccessesController,
  DataExportsController,
  ErasuresController,
  GrantsController,
  AreasController,
  OrganisationsController,
  MembershipDatesController,
  MyOrganisationsController,
  AuditController,
  controllerOf('events', eventsRoutes),
  controllerOf('series', seriesRoutes),
  ProgrammesController,
  controllerOf('programmes', programmesRoutes),
  controllerOf('stops', stopsRoutes),
  controllerOf('pick-up', pickUpRoutes),
  controllerOf('transfers', transfersRoutes),
  HousesController,
  controllerOf('houses', housesRoutes),
  controllerOf('check-in', checkInRoutes),
  controllerOf('no-shows', noShowsRoutes),
  UnitLimitsController,
  controllerOf('events', unitsRoutes),
  TicketPicturesController,
  controllerOf('volunteers', volunteersRoutes),
  controllerOf('business-service', businessServiceRoutes),
  controllerOf('notifications', notificationsRoutes),
  CalendarsController,
  CalendarFeedsController,
  EventDocumentsController,
  EventPagesController,
  SeriesPagesController,
  ImportsController,
  ExportsController,
  DeadLettersController,
];
