import { EnterpriseRequestPage, ListEnterpriseRequests, ListEnterpriseRequestsBody } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { viewOf } from './enterprise-request.view';

@Handles(ListEnterpriseRequests)
export class ListEnterpriseRequestsHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle(query: ListEnterpriseRequestsBody, { actor }: MessageContext): Promise<EnterpriseRequestPage> {
    const page = await this.requests.pageOfParties(actor.memberOf, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
