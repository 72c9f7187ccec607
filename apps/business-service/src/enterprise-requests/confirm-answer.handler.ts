import { ConfirmAnswer, EnterpriseRequestClosed, EnterpriseRequestView, RequestIdBody } from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { confirm } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, revisionOf, viewOf } from './enterprise-request.view';

@Handles(ConfirmAnswer, { publishes: [EnterpriseRequestClosed], oneAtATimePer: ({ requestId }) => requestId })
export class ConfirmAnswerHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId }: RequestIdBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const before = await this.requests.get(requestId);
    assertExpected(context, revisionOf(before));
    const request = confirm(before, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestClosed, factOf(request));
    return viewOf(request);
  }
}
