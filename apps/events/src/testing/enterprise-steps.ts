import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';

export const anEnterpriseFact = (given: Partial<OrganisationFact> = {}): OrganisationFact => ({
  ...{ organisationId: newId(), kind: 'enterprise', areaCode: '510108903', name: { zh: '茶铺', en: 'Tea house' } },
  ...{ revision: 1, verified: true, ...given },
});

/** Enterprises, as far as events hears of them. */
export const enterpriseSteps = (system: () => TestSystem) => ({
  /** An enterprise that events has heard of, verified unless said otherwise. */
  async anEnterprise(given: Partial<OrganisationFact> = {}): Promise<string> {
    const { revision, organisationId, ...fact } = anEnterpriseFact(given);
    await system().publish(OrganisationChanged, { organisationId, revision, ...fact });
    const enterprises = system().database().collection<{ _id: string; revision: number }>('enterprises');
    await until('the enterprise', async () => (await enterprises.findOne({ _id: organisationId }))?.revision === revision);
    return organisationId;
  },
});
