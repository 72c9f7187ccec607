import { ServiceUnavailable } from '@linli/contracts';
import { ListMyEnterprises, ListMySteps, MyEnterprisePage, MyStepsPage } from '@linli/contracts/business-service';
import {
  CheckInPage,
  ListMyCheckIns,
  ListMyFeedback,
  ListMyLockOuts,
  ListMyNoShows,
  ListMyPickUps,
  ListMyRegistrations,
  ListMyStops,
  ListMySubscriptions,
  LockOutPage,
  MyFeedbackPage,
  MyPickUpPage,
  NoShowPage,
  RegistrationPage,
  StopChoicePage,
  SubscriptionPage,
} from '@linli/contracts/events';
import {
  GetMyPreferences,
  InboxPage,
  ListInbox,
  ListMyReminders,
  MyPreferencesView,
  MyReminderPage,
} from '@linli/contracts/notifications';
import {
  AssignmentPage,
  GetVolunteerRecord,
  ListMyShifts,
  ListMyTeams,
  MyMembershipPage,
  VolunteerRecordView,
} from '@linli/contracts/volunteers';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { WORK_DESKS } from './work-desks';

/** Registrations that everybody has; and whether the service of volunteers is away. */
export const dataDesk = { registrations: 250, isAway: false };

@Handles(ListMyRegistrations)
class ListMyRegistrationsHandler {
  async handle(
    { limit = 20, after = '0' }: { limit?: number; after?: string },
    { actor }: MessageContext,
  ): Promise<RegistrationPage> {
    const begin = Number(after);
    const end = Math.min(begin + limit, dataDesk.registrations);
    const items = Array.from({ length: end - begin }, (_each, at) => ({
      ...{ id: newId(), eventId: newId(), residentId: actor.id, partySize: 2, status: 'confirmed' as const },
      ...{ arrival: begin + at + 1, registeredAt: '2026-03-02T04:00:00.000Z' },
    }));
    return { items, ...(end < dataDesk.registrations && { next: String(end) }) };
  }
}

@Handles(ListMyStops)
class ListMyStopsHandler {
  async handle(): Promise<StopChoicePage> {
    return { items: [] };
  }
}

@Handles(ListMyPickUps)
class ListMyPickUpsHandler {
  async handle(): Promise<MyPickUpPage> {
    return { items: [] };
  }
}

@Handles(ListMyCheckIns)
class ListMyCheckInsHandler {
  async handle(): Promise<CheckInPage> {
    return { items: [] };
  }
}

@Handles(ListMyNoShows)
class ListMyNoShowsHandler {
  async handle(): Promise<NoShowPage> {
    return { items: [] };
  }
}

@Handles(ListMyLockOuts)
class ListMyLockOutsHandler {
  async handle(): Promise<LockOutPage> {
    return { items: [] };
  }
}

@Handles(ListMySubscriptions)
class ListMySubscriptionsHandler {
  async handle(): Promise<SubscriptionPage> {
    return { items: [] };
  }
}

@Handles(ListMyFeedback)
class ListMyFeedbackHandler {
  async handle(): Promise<MyFeedbackPage> {
    return { items: [] };
  }
}

@Handles(ListMyTeams)
class ListMyTeamsHandler {
  async handle(): Promise<MyMembershipPage> {
    if (dataDesk.isAway) throw new ServiceUnavailable();
    return { items: [] };
  }
}

@Handles(ListMyShifts)
class ListMyShiftsHandler {
  async handle(): Promise<AssignmentPage> {
    return { items: [] };
  }
}

@Handles(GetVolunteerRecord)
class GetVolunteerRecordHandler {
  async handle(_query: object, { actor }: MessageContext): Promise<VolunteerRecordView> {
    return { volunteerId: actor.id, minutes: 90, shiftsAttended: 1 };
  }
}

@Handles(ListMySteps)
class ListMyStepsHandler {
  async handle(): Promise<MyStepsPage> {
    return { items: [] };
  }
}

@Handles(ListInbox)
class ListInboxHandler {
  async handle(): Promise<InboxPage> {
    return { items: [], unread: 0 };
  }
}

@Handles(ListMyReminders)
class ListMyRemindersHandler {
  async handle(): Promise<MyReminderPage> {
    return { items: [] };
  }
}

@Handles(GetMyPreferences)
class GetMyPreferencesHandler {
  async handle(): Promise<MyPreferencesView> {
    return { known: true, language: 'en', timeZone: 'Asia/Shanghai', memberOf: [] };
  }
}

@Module({
  controllers: [
    ListMyRegistrationsHandler,
    ListMyStopsHandler,
    ListMyPickUpsHandler,
    ListMyCheckInsHandler,
    ListMyFeedbackHandler,
    ListMySubscriptionsHandler,
    ...[ListMyNoShowsHandler, ListMyLockOutsHandler, ...WORK_DESKS],
  ],
})
class EventsDeskModule {}

@Module({ controllers: [ListMyTeamsHandler, ListMyShiftsHandler, GetVolunteerRecordHandler] })
class VolunteersDeskModule {}

@Handles(ListMyEnterprises)
class ListMyEnterprisesHandler {
  async handle(): Promise<MyEnterprisePage> {
    return { items: [] };
  }
}

@Module({ controllers: [ListMyStepsHandler, ListMyEnterprisesHandler] })
class BusinessServiceDeskModule {}

@Module({ controllers: [ListInboxHandler, ListMyRemindersHandler, GetMyPreferencesHandler] })
class NotificationsDeskModule {}

/** Small services that tell what they hold of somebody, each in the place of one that does. */
export const dataDesks: ServiceDefinition[] = [
  { name: 'events', contracts: [], module: EventsDeskModule },
  { name: 'volunteers', contracts: [], module: VolunteersDeskModule },
  { name: 'business-service', contracts: [], module: BusinessServiceDeskModule },
  { name: 'notifications', contracts: [], module: NotificationsDeskModule },
];
