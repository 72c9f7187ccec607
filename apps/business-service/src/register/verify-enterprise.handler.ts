import {
  ChangeRecorded,
  EnterpriseJudged,
  EnterpriseView,
  OrganisationChanged,
  VerifyEnterprise,
  VerifyEnterpriseBody,
} from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { factOf, revisionOf, verdictOf, verify, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(VerifyEnterprise, { publishes: [ChangeRecorded, EnterpriseJudged, OrganisationChanged] })
export class VerifyEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(command: VerifyEnterpriseBody, context: MessageContext): Promise<EnterpriseView> {
    const before = await this.enterprises.get(command.enterpriseId);
    assertExpected(context, revisionOf(before));
    const enterprise = verify(before, command, context);
    if (enterprise === before) return viewOf(before);
    await this.enterprises.save(before, enterprise);
    context.outbox.record({ thing: 'enterprise', before, after: enterprise, why: command.reason });
    context.outbox.publish(OrganisationChanged, factOf(enterprise));
    context.outbox.publish(EnterpriseJudged, verdictOf(enterprise, command.verification));
    return viewOf(enterprise);
  }
}
