import { EnterpriseIdBody, EnterpriseView, GetEnterprise } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { assertReadable, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(GetEnterprise)
export class GetEnterpriseHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle({ enterpriseId }: EnterpriseIdBody, { actor }: MessageContext): Promise<EnterpriseView> {
    const enterprise = await this.enterprises.get(enterpriseId);
    assertReadable(enterprise, actor);
    return viewOf(enterprise);
  }
}
