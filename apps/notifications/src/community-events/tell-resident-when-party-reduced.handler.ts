import { PartyReduced, PartyReducedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { reductionLetter } from './community-event';

@When(PartyReduced, 'tell-resident-when-party-reduced')
export class TellResidentWhenPartyReducedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: PartyReducedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver([reductionLetter(fact)], now);
  }
}
