import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { When } from '@linli/messaging';
import { EnterpriseStore } from './enterprise.store';

@When(OrganisationChanged, 'remember-enterprise-when-changed')
export class RememberEnterpriseWhenChangedHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  /** A fact that does not say it is of a version before: the enterprise is asked for. */
  async handle({ organisationId: _id, kind, verified, revision }: OrganisationFact): Promise<void> {
    if (kind === 'enterprise' && verified !== undefined) await this.enterprises.remember({ _id, verified, revision });
  }
}
