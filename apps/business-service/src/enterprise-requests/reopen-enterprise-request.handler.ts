import {
  EnterpriseRequestReopened,
  EnterpriseRequestView,
  ReopenEnterpriseRequest,
  ReopenEnterpriseRequestBody,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { reopen } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, viewOf } from './enterprise-request.view';

@Handles(ReopenEnterpriseRequest, { publishes: [EnterpriseRequestReopened], oneAtATimePer: ({ requestId }) => requestId })
export class ReopenEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId, reason }: ReopenEnterpriseRequestBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const request = reopen(await this.requests.get(requestId), reason, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestReopened, factOf(request));
    return viewOf(request);
  }
}
