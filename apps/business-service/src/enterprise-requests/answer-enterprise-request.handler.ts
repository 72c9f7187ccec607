import {
  AnswerEnterpriseRequest,
  AnswerEnterpriseRequestBody,
  ChangeRecorded,
  EnterpriseRequestAnswered,
  EnterpriseRequestView,
} from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { answer } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { changeOf, factOf, revisionOf, viewOf } from './enterprise-request.view';

@Handles(AnswerEnterpriseRequest, {
  publishes: [ChangeRecorded, EnterpriseRequestAnswered],
  oneAtATimePer: ({ requestId }) => requestId,
})
export class AnswerEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle(
    { requestId, answer: text }: AnswerEnterpriseRequestBody,
    context: MessageContext,
  ): Promise<EnterpriseRequestView> {
    const before = await this.requests.get(requestId);
    assertExpected(context, revisionOf(before));
    const request = answer(before, text, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestAnswered, factOf(request));
    context.outbox.record(changeOf(before, request));
    return viewOf(request);
  }
}
