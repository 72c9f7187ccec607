import { PartyFetched, PartyFetchedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { pickUpLetters } from './pick-up';

@When(PartyFetched, 'tell-guardian-when-party-fetched')
export class TellGuardianWhenPartyFetchedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: PartyFetchedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(pickUpLetters(fact), now);
  }
}
