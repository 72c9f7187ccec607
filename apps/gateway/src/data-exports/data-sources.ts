import { Actor, Request, ServiceName } from '@linli/contracts';
import { ListMyEnterprises, ListMySteps } from '@linli/contracts/business-service';
import {
  ListMyCheckIns,
  ListMyEvents,
  ListMyFeedback,
  ListMyGateWork,
  ListMyLockOuts,
  ListMyNoShows,
  ListMyPassedPlaces,
  ListMyPickUps,
  ListMyRegistrations,
  ListMySeries,
  ListMyStops,
  ListMySubscriptions,
} from '@linli/contracts/events';
import { GetMyPreferences, ListInbox, ListMyReminders } from '@linli/contracts/notifications';
import { GetVolunteerRecord, ListMyShifts, ListMyTeams } from '@linli/contracts/volunteers';
import { MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CalendarFeedStore } from '../calendars/calendar-feed.store';
import { Gathered } from './data-export';
import { OwnData } from './own-data';
import { OwnInvitations } from './own-invitations';
import { OwnWork } from './own-work';

/** Where one kind of a person's data comes from, a page at a time. */
export interface DataSource {
  readonly service: ServiceName;
  readonly name: string;
  page(accountId: string, after?: string): Promise<Gathered>;
}

const AT_A_TIME = 100;

/** Everything that is known of a person, in the order of the file. */
@Injectable()
export class DataSources {
  readonly all: readonly DataSource[];

  constructor(
    own: OwnData,
    invited: OwnInvitations,
    work: OwnWork,
    calendarFeeds: CalendarFeedStore,
    private readonly client: MessageClient,
  ) {
    this.all = [
      ...ofGateway({ own, invited, work }),
      { service: 'gateway', name: 'calendar-feed', page: (id) => feedOf(calendarFeeds, id) },
      this.list('registrations', ListMyRegistrations),
      this.list('transfers', ListMyPassedPlaces),
      this.list('stops', ListMyStops),
      this.list('pick-ups', ListMyPickUps),
      this.list('check-ins', ListMyCheckIns),
      this.list('no-shows', ListMyNoShows),
      this.list('lock-outs', ListMyLockOuts),
      this.list('subscriptions', ListMySubscriptions),
      this.list('feedback', ListMyFeedback),
      this.list('events', ListMyEvents),
      this.list('series', ListMySeries),
      this.list('gate-work', ListMyGateWork),
      this.list('teams', ListMyTeams),
      this.list('shifts', ListMyShifts),
      this.one('hours', GetVolunteerRecord),
      this.list('requests', ListMySteps),
      this.list('enterprises', ListMyEnterprises),
      this.list('notices', ListInbox),
      this.list('reminders', ListMyReminders),
      this.one('preferences', GetMyPreferences),
    ];
  }

  /** What a service lists for whoever asks. */
  private list(name: string, contract: Request<object, { items: object[]; next?: string }>): DataSource {
    const page = async (id: string, after?: string): Promise<Gathered> => {
      const { items, next } = await this.client.ask(contract, { limit: AT_A_TIME, ...(after && { after }) }, asking(id));
      return { items, next };
    };
    return { service: contract.service, name, page };
  }

  private one(name: string, contract: Request<object, object>): DataSource {
    const page = async (id: string): Promise<Gathered> => ({ items: [await this.client.ask(contract, {}, asking(id))] });
    return { service: contract.service, name, page };
  }
}

/** What the gateway itself knows. */
const ofGateway = ({ own, invited, work }: { own: OwnData; invited: OwnInvitations; work: OwnWork }): DataSource[] => [
  { service: 'gateway', name: 'account', page: (id) => own.account(id) },
  { service: 'gateway', name: 'roles', page: (id, after) => own.roles(id, after) },
  { service: 'gateway', name: 'invitations', page: (id, after) => invited.received(id, after) },
  { service: 'gateway', name: 'invitations-sent', page: (id, after) => invited.sent(id, after) },
  { service: 'gateway', name: 'consents', page: (id) => own.agreed(id) },
  { service: 'gateway', name: 'devices', page: (id) => own.devices(id) },
  { service: 'gateway', name: 'sign-in-providers', page: (id) => own.signInProviders(id) },
  { service: 'gateway', name: 'accesses', page: (id, after) => work.looksAt(id, after) },
  { service: 'gateway', name: 'account-changes', page: (id, after) => work.changesOfAccount(id, after) },
  { service: 'gateway', name: 'roles-given', page: (id, after) => work.roles.given(id, after) },
  { service: 'gateway', name: 'roles-taken-back', page: (id, after) => work.roles.takenBack(id, after) },
  { service: 'gateway', name: 'changes', page: (id, after) => work.changes(id, after) },
  { service: 'gateway', name: 'area-changes', page: (id, after) => work.areaChanges(id, after) },
  { service: 'gateway', name: 'looks', page: (id, after) => work.looks(id, after) },
];

/** Since when the person's calendar has an address. */
async function feedOf(feeds: CalendarFeedStore, accountId: string): Promise<Gathered> {
  const feed = await feeds.of(accountId);
  return { items: feed ? [{ madeAt: feed.madeAt }] : [] };
}

/** In the name of the person, as nobody but themselves. */
const asking = (id: string): { actor: Actor } => ({
  actor: { id, roles: ['resident', 'volunteer'], areaCodes: [], memberOf: [], grants: [] },
});
