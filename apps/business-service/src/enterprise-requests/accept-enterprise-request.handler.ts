import {
  AcceptEnterpriseRequest,
  EnterpriseRequestAccepted,
  EnterpriseRequestView,
  RequestIdBody,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { accept } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, viewOf } from './enterprise-request.view';

@Handles(AcceptEnterpriseRequest, { publishes: [EnterpriseRequestAccepted], oneAtATimePer: ({ requestId }) => requestId })
export class AcceptEnterpriseRequestHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle({ requestId }: RequestIdBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const request = accept(await this.requests.get(requestId), context);
    await this.requests.save(request);
    context.outbox.publish(EnterpriseRequestAccepted, factOf(request));
    return viewOf(request);
  }
}
