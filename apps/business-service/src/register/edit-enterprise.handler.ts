import {
  ChangeRecorded,
  EditEnterprise,
  EditEnterpriseBody,
  EnterpriseView,
  OrganisationChanged,
} from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { edit, factOf, revisionOf, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(EditEnterprise, { publishes: [ChangeRecorded, OrganisationChanged] })
export class EditEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(command: EditEnterpriseBody, context: MessageContext): Promise<EnterpriseView> {
    const { enterpriseId, ...wanted } = command;
    const before = await this.enterprises.get(enterpriseId);
    assertExpected(context, revisionOf(before));
    const enterprise = edit(before, wanted, context);
    if (enterprise === before) return viewOf(before);
    await this.enterprises.save(before, enterprise);
    context.outbox.record({ thing: 'enterprise', before, after: enterprise });
    context.outbox.publish(OrganisationChanged, factOf(enterprise));
    return viewOf(enterprise);
  }
}
