import {
  AnswerEnterpriseRequest,
  AnswerEnterpriseRequestBody,
  EnterpriseRequestAnswered,
  EnterpriseRequestView,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { answer } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, viewOf } from './enterprise-request.view';

@Handles(AnswerEnterpriseRequest, { publishes: [EnterpriseRequestAnswered], oneAtATimePer: ({ requestId }) => requestId })
export class AnswerEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle(
    { requestId, answer: text }: AnswerEnterpriseRequestBody,
    context: MessageContext,
  ): Promise<EnterpriseRequestView> {
    const request = answer(await this.requests.get(requestId), text, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestAnswered, factOf(request));
    return viewOf(request);
  }
}
