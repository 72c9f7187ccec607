import { ChangeRecorded, EnterpriseView, RegisterEnterprise, RegisterEnterpriseBody } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { enterEnterprise } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(RegisterEnterprise, { publishes: [ChangeRecorded] })
export class RegisterEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(command: RegisterEnterpriseBody, context: MessageContext): Promise<EnterpriseView> {
    const enterprise = enterEnterprise(newId(), command, context);
    await this.enterprises.insert(enterprise);
    context.outbox.record({ thing: 'enterprise', after: enterprise });
    const { _id: id, areaCode, name } = enterprise;
    return { id, areaCode, name };
  }
}
