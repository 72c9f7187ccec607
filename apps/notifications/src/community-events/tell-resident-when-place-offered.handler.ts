import { PlaceOffered, PlaceOfferedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { offerLetter } from './community-event';

/** Whoever is offered a place still waits: nothing changes but what they are told. */
@When(PlaceOffered, 'tell-resident-when-place-offered')
export class TellResidentWhenPlaceOfferedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: PlaceOfferedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver([offerLetter(fact)], now);
  }
}
