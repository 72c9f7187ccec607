import { EnterpriseRequestView, GetEnterpriseRequest, RequestIdBody, RequestNotFound } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { viewOf } from './enterprise-request.view';

@Handles(GetEnterpriseRequest)
export class GetEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId }: RequestIdBody, { actor }: MessageContext): Promise<EnterpriseRequestView> {
    const request = await this.requests.get(requestId);
    if (!mayBeSeenBy(request, actor)) throw new RequestNotFound();
    return viewOf(request);
  }
}
