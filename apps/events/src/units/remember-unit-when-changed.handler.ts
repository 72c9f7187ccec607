import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { When } from '@linli/messaging';
import { UnitStore } from './unit.store';

@When(OrganisationChanged, 'remember-unit-when-changed')
export class RememberUnitWhenChangedHandler {
  constructor(private readonly units: UnitStore) {}

  async handle({ organisationId: _id, kind, name, areaCode, revision, closed }: OrganisationFact): Promise<void> {
    if (kind !== 'unit') return;
    await this.units.remember({ _id, name: { ...name }, areaCode, revision, ...(closed && { closed }) });
  }
}
