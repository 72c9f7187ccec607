import { PageQuery } from '@linli/contracts';
import { ListMySteps, MyStepsPage } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { stepsViewOf } from './enterprise-request.view';

@Handles(ListMySteps)
export class ListMyStepsHandler {
  constructor(private readonly requests: EnterpriseRequestStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<MyStepsPage> {
    const page = await this.requests.pageOfActor(actor.id, query);
    return { ...page, items: page.items.map((request) => stepsViewOf(request, actor.id)) };
  }
}
