import {
  EnterpriseRequestView,
  EnterpriseView,
  RegisterEnterprise,
  RegisterUnit,
  SubmitEnterpriseRequest,
  SubmitEnterpriseRequestBody,
  UnitView,
} from '@linli/contracts/business-service';
import { TestSystem } from '@linli/testing';
import { anEnterpriseBody, anOrganiser, anOwner, aUnitBody } from './builders';

/** Registers an enterprise in the area. */
export const anEnterpriseIn = (system: TestSystem, areaCode: string): Promise<EnterpriseView> =>
  system.ask(RegisterEnterprise, anEnterpriseBody({ areaCode }), anOrganiser());

/** Registers a unit. */
export const aUnitWith = (system: TestSystem, given: Parameters<typeof aUnitBody>[0]): Promise<UnitView> =>
  system.ask(RegisterUnit, aUnitBody(given), anOrganiser());

/** Sends a request as a member of the enterprise, about premises unless told otherwise. */
export const submitFor = (
  system: TestSystem,
  enterpriseId: string,
  given: Partial<SubmitEnterpriseRequestBody> = {},
): Promise<EnterpriseRequestView> => {
  const body = { enterpriseId, category: 'premises', text: '临时占道如何办理？', ...given } as const;
  return system.ask(SubmitEnterpriseRequest, body, anOwner(enterpriseId));
};
