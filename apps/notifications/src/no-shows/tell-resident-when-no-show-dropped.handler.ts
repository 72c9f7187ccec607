import { NoShowDropped, NoShowDroppedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { droppedLetters } from './no-show';

@When(NoShowDropped, 'tell-resident-when-no-show-dropped')
export class TellResidentWhenNoShowDroppedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: NoShowDroppedBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(droppedLetters(fact), now);
  }
}
