import {
  EnterpriseView,
  OrganisationChanged,
  RegisterOwnEnterprise,
  RegisterOwnEnterpriseBody,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { enterOwn, factOf, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(RegisterOwnEnterprise, { publishes: [OrganisationChanged] })
export class RegisterOwnEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(command: RegisterOwnEnterpriseBody, context: MessageContext): Promise<EnterpriseView> {
    const taken = await this.enterprises.placesOf(context.actor.id);
    const enterprise = enterOwn(newId(), command, { actor: context.actor, now: context.now, taken });
    await this.enterprises.insert(enterprise);
    context.outbox.publish(OrganisationChanged, factOf(enterprise));
    return viewOf(enterprise);
  }
}
