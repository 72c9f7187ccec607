import { CheckInPage, ListCheckIns, ListCheckInsBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { PickUpDesk } from '../pick-up/pick-up.desk';
import { withFetcher } from '../pick-up/pick-up.view';
import { assertAtTheDoors } from './check-in';
import { CheckInStore } from './check-in.store';
import { viewOf } from './check-in.view';

@Handles(ListCheckIns)
export class ListCheckInsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly checkIns: CheckInStore,
    private readonly pickUps: PickUpDesk,
  ) {}

  async handle(query: ListCheckInsBody, { actor }: MessageContext): Promise<CheckInPage> {
    const { areaCode } = await this.communityEvents.get(query.eventId);
    assertAtTheDoors(actor, areaCode);
    const page = await this.checkIns.pageByEvent(query);
    const books = await this.pickUps.booksFor(page.items);
    return { ...page, items: page.items.map((one) => withFetcher(viewOf(one), one, { books, inFull: false })) };
  }
}
