import {
  ChangeRecorded,
  EnterpriseView,
  OrganisationChanged,
  RegisterEnterprise,
  RegisterEnterpriseBody,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { enterEnterprise, factOf, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(RegisterEnterprise, { publishes: [ChangeRecorded, OrganisationChanged] })
export class RegisterEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(command: RegisterEnterpriseBody, context: MessageContext): Promise<EnterpriseView> {
    const enterprise = enterEnterprise(newId(), command, context);
    await this.enterprises.insert(enterprise);
    context.outbox.record({ thing: 'enterprise', after: enterprise });
    context.outbox.publish(OrganisationChanged, factOf(enterprise));
    return viewOf(enterprise);
  }
}
