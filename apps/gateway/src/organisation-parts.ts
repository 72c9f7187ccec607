import { INVITATION, InvitationSchema } from './organisations/invitation.schema';
import { InvitationStore } from './organisations/invitation.store';
import { Inviting } from './organisations/inviting';
import { MemberList } from './organisations/member-list';
import { MembershipDatesRun } from './organisations/membership-dates.run';
import { Memberships } from './organisations/memberships';
import { ORGANISATION, OrganisationSchema } from './organisations/organisation.schema';
import { OrganisationStore } from './organisations/organisation.store';

/** What organisations and their members add to the gateway, beside its controllers and handlers. */
export const ORGANISATION_PARTS = {
  schemas: [
    { name: ORGANISATION, schema: OrganisationSchema },
    { name: INVITATION, schema: InvitationSchema },
  ],
  providers: [OrganisationStore, InvitationStore, Memberships, MembershipDatesRun, Inviting, MemberList],
};
