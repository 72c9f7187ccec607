import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/volunteers';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { COMMUNITY_EVENT, CommunityEventSchema } from './community-events/community-event.schema';
import { CommunityEventStore } from './community-events/community-event.store';
import { RememberCommunityEventWhenPublishedHandler } from './community-events/remember-community-event-when-published.handler';
import { ORGANISATION, OrganisationSchema } from './organisations/organisation.schema';
import { OrganisationStore } from './organisations/organisation.store';
import { RememberOrganisationWhenChangedHandler } from './organisations/remember-organisation-when-changed.handler';
import { ErasePersonWhenAccountErasureStartedHandler } from './personal-data/erase-person-when-account-erasure-started.handler';
import { ASSIGNMENT, AssignmentSchema } from './shifts/assignment.schema';
import { AssignmentStore } from './shifts/assignment.store';
import { CallForVolunteersHandler } from './shifts/call-for-volunteers.handler';
import { EventFollowing } from './shifts/event-following.desk';
import { ListAssignmentsHandler } from './shifts/list-assignments.handler';
import { ListMyShiftsHandler } from './shifts/list-my-shifts.handler';
import { ListShiftsHandler } from './shifts/list-shifts.handler';
import { MarkAttendanceHandler } from './shifts/mark-attendance.handler';
import { MoveShiftsWhenEventRescheduledHandler } from './shifts/move-shifts-when-event-rescheduled.handler';
import { MoveShiftsWhenSessionMovedHandler } from './shifts/move-shifts-when-session-moved.handler';
import { PostponeShiftsWhenEventPostponedHandler } from './shifts/postpone-shifts-when-event-postponed.handler';
import { ReleaseShiftsWhenEventCancelledHandler } from './shifts/release-shifts-when-event-cancelled.handler';
import { ReleaseShiftsWhenSessionCancelledHandler } from './shifts/release-shifts-when-session-cancelled.handler';
import { RenameShiftsWhenEventDetailsChangedHandler } from './shifts/rename-shifts-when-event-details-changed.handler';
import { SHIFT, ShiftSchema } from './shifts/shift.schema';
import { ShiftStore } from './shifts/shift.store';
import { SignUpForShiftHandler } from './shifts/sign-up-for-shift.handler';
import { WithdrawFromShiftHandler } from './shifts/withdraw-from-shift.handler';
import { FoundTeamHandler } from './teams/found-team.handler';
import { JoinTeamHandler } from './teams/join-team.handler';
import { ListMyTeamsHandler } from './teams/list-my-teams.handler';
import { ListTeamsHandler } from './teams/list-teams.handler';
import { MEMBERSHIP, MembershipSchema, TEAM, TeamSchema } from './teams/team.schema';
import { TeamStore } from './teams/team.store';
import { GetVolunteerRecordHandler } from './volunteers/get-volunteer-record.handler';
import { VOLUNTEER, VolunteerSchema } from './volunteers/volunteer.schema';
import { VolunteerStore } from './volunteers/volunteer.store';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: ORGANISATION, schema: OrganisationSchema },
      { name: COMMUNITY_EVENT, schema: CommunityEventSchema },
      { name: TEAM, schema: TeamSchema },
      { name: MEMBERSHIP, schema: MembershipSchema },
      { name: VOLUNTEER, schema: VolunteerSchema },
      { name: SHIFT, schema: ShiftSchema },
      { name: ASSIGNMENT, schema: AssignmentSchema },
    ]),
  ],
  controllers: [
    FoundTeamHandler,
    JoinTeamHandler,
    ListTeamsHandler,
    ListMyTeamsHandler,
    GetVolunteerRecordHandler,
    CallForVolunteersHandler,
    SignUpForShiftHandler,
    WithdrawFromShiftHandler,
    MarkAttendanceHandler,
    ListShiftsHandler,
    ListAssignmentsHandler,
    ListMyShiftsHandler,
    RememberCommunityEventWhenPublishedHandler,
    RememberOrganisationWhenChangedHandler,
    MoveShiftsWhenEventRescheduledHandler,
    RenameShiftsWhenEventDetailsChangedHandler,
    PostponeShiftsWhenEventPostponedHandler,
    ReleaseShiftsWhenEventCancelledHandler,
    ...[MoveShiftsWhenSessionMovedHandler, ReleaseShiftsWhenSessionCancelledHandler],
    ErasePersonWhenAccountErasureStartedHandler,
  ],
  providers: [CommunityEventStore, OrganisationStore, TeamStore, VolunteerStore, ShiftStore, AssignmentStore, EventFollowing],
})
export class VolunteersModule {}

/** Teams, shifts, attendance and hours of service. */
export const volunteersService: ServiceDefinition = {
  name: 'volunteers',
  contracts: contractsIn(contracts),
  module: VolunteersModule,
};
