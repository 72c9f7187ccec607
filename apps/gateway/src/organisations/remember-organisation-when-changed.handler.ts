import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { ChangeRecorded, MembershipsChanged } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { idOf } from '@linli/persistence';
import { Memberships } from './memberships';
import { OrganisationStore } from './organisation.store';

const REASON = 'registered it as their own';

@When(OrganisationChanged, 'remember-organisation-when-changed', { publishes: [MembershipsChanged, ChangeRecorded] })
export class RememberOrganisationWhenChangedHandler {
  constructor(
    private readonly organisations: OrganisationStore,
    private readonly memberships: Memberships,
  ) {}

  async handle({ organisationId, ownerId, ...copy }: OrganisationFact, { outbox }: MessageContext): Promise<void> {
    const organisation = { _id: organisationId, ...copy };
    await this.organisations.remember(organisation);
    if (ownerId === undefined || copy.revision > 1) return;
    const id = idOf('owner', organisationId, ownerId);
    const joining = { organisation, accountId: ownerId, rank: 'owner' as const, grantedBy: ownerId, reason: REASON };
    await this.memberships.joinWithin(joining, id, outbox);
  }
}
