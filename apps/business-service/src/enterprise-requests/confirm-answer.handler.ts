import { ConfirmAnswer, EnterpriseRequestClosed, EnterpriseRequestView, RequestIdBody } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { confirm } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, viewOf } from './enterprise-request.view';

@Handles(ConfirmAnswer, { publishes: [EnterpriseRequestClosed], oneAtATimePer: ({ requestId }) => requestId })
export class ConfirmAnswerHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId }: RequestIdBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const request = confirm(await this.requests.get(requestId), context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestClosed, factOf(request));
    return viewOf(request);
  }
}
