import {
  EnterpriseRequestReopened,
  EnterpriseRequestView,
  ReopenEnterpriseRequest,
  ReopenEnterpriseRequestBody,
} from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { reopen } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, revisionOf, viewOf } from './enterprise-request.view';

@Handles(ReopenEnterpriseRequest, { publishes: [EnterpriseRequestReopened], oneAtATimePer: ({ requestId }) => requestId })
export class ReopenEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId, reason }: ReopenEnterpriseRequestBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const before = await this.requests.get(requestId);
    assertExpected(context, revisionOf(before));
    const request = reopen(before, reason, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestReopened, factOf(request));
    return viewOf(request);
  }
}
