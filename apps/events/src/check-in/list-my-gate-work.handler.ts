import { PageQuery } from '@linli/contracts';
import { GateWorkPage, ListMyGateWork } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CheckInStore } from './check-in.store';
import { workViewOf } from './check-in.view';

@Handles(ListMyGateWork)
export class ListMyGateWorkHandler {
  constructor(private readonly checkIns: CheckInStore) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<GateWorkPage> {
    const page = await this.checkIns.pageByStaff(actor.id, query);
    return { ...page, items: page.items.map(workViewOf) };
  }
}
