import { PageQuery } from '@linli/contracts';
import { ListMyEnterprises, MyEnterprisePage } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { EnterpriseStore } from './enterprise.store';
import { workWith } from './my-enterprise';

@Handles(ListMyEnterprises)
export class ListMyEnterprisesHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<MyEnterprisePage> {
    const page = await this.enterprises.pageOfPerson(actor.id, query);
    return { ...page, items: page.items.flatMap((enterprise) => workWith(enterprise, actor.id)) };
  }
}
