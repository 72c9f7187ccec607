import {
  AcceptEnterpriseRequest,
  ChangeRecorded,
  EnterpriseRequestAccepted,
  EnterpriseRequestView,
  RequestIdBody,
} from '@linli/contracts/business-service';
import { assertExpected, Handles, MessageContext } from '@linli/messaging';
import { accept } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { changeOf, factOf, revisionOf, viewOf } from './enterprise-request.view';

@Handles(AcceptEnterpriseRequest, {
  publishes: [ChangeRecorded, EnterpriseRequestAccepted],
  oneAtATimePer: ({ requestId }) => requestId,
})
export class AcceptEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId }: RequestIdBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const before = await this.requests.get(requestId);
    assertExpected(context, revisionOf(before));
    const request = accept(before, context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestAccepted, factOf(request));
    context.outbox.record(changeOf(before, request));
    return viewOf(request);
  }
}
