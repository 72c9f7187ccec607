import { PageQuery } from '@linli/contracts';
import { CheckInPage, ListMyCheckIns } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { PickUpDesk } from '../pick-up/pick-up.desk';
import { withFetcher } from '../pick-up/pick-up.view';
import { CheckInStore } from './check-in.store';
import { viewOf } from './check-in.view';

@Handles(ListMyCheckIns)
export class ListMyCheckInsHandler {
  constructor(
    private readonly checkIns: CheckInStore,
    private readonly pickUps: PickUpDesk,
  ) {}

  async handle(query: PageQuery, { actor }: MessageContext): Promise<CheckInPage> {
    const page = await this.checkIns.pageByResident(actor.id, query);
    const books = await this.pickUps.booksFor(page.items);
    return { ...page, items: page.items.map((one) => withFetcher(viewOf(one), one, { books, inFull: true })) };
  }
}
