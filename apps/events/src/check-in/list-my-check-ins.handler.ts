import { PageQuery } from '@linli/contracts';
import { CheckInPage, ListMyCheckIns } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CheckInStore } from './check-in.store';
import { viewOf } from './check-in.view';

@Handles(ListMyCheckIns)
export class ListMyCheckInsHandler {
  constructor(private readonly checkIns: CheckInStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<CheckInPage> {
    const page = await this.checkIns.pageByResident(actor.id, query);
    return { ...page, items: page.items.map(viewOf) };
  }
}
