import { randomUUID } from 'node:crypto';
import { Actor } from '@linli/contracts';
import { OrganisationChanged, OrganisationFact } from '@linli/contracts/business-service';
import { AREA, GatewaySystem } from './gateway-system';

/** Tells the gateway of an organisation, as business-service does, so often; gives its id. */
export async function tellOfOrganisation(
  system: GatewaySystem,
  parts: Partial<OrganisationFact> = {},
  times = 1,
): Promise<string> {
  const name = { zh: '茶铺', en: 'Tea House' };
  const usual = { organisationId: randomUUID(), kind: 'enterprise', areaCode: `${AREA}903901`, name, revision: 1 } as const;
  const body: OrganisationFact = { ...usual, ...parts };
  const actor: Actor = { id: 'x', roles: [], areaCodes: [], memberOf: [] };
  const id = randomUUID();
  for (let time = 0; time < times; time++)
    await system.brokerInUse.publish({
      envelope: {
        ...{ id, type: OrganisationChanged.name, source: 'business-service', time: new Date().toISOString() },
        ...{ subject: body.organisationId, correlationid: 'c', actor },
      },
      body: JSON.stringify(body),
    });
  return body.organisationId;
}
