import { EnterprisePage, ListEnterprises, ListEnterprisesBody } from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { assertStaff, viewOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

@Handles(ListEnterprises)
export class ListEnterprisesHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle(query: ListEnterprisesBody, { actor }: MessageContext): Promise<EnterprisePage> {
    assertStaff(actor, query.areaCode);
    const page = await this.enterprises.page(query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
