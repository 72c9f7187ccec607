import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { When } from '@linli/messaging';
import { OrganisationStore } from './organisation.store';

@When(OrganisationChanged, 'remember-organisation-when-changed')
export class RememberOrganisationWhenChangedHandler {
  constructor(private readonly organisations: OrganisationStore) {}

  async handle({ organisationId, name, revision }: OrganisationFact): Promise<void> {
    await this.organisations.remember({ _id: organisationId, name: { ...name }, revision });
  }
}
