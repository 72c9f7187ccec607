import { PickUpUndone, PickUpUndoneBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { NoticeStore } from '../notices/notice.store';
import { undoneLetters } from './pick-up';

@When(PickUpUndone, 'tell-guardian-when-pick-up-undone')
export class TellGuardianWhenPickUpUndoneHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle(fact: PickUpUndoneBody, { now }: MessageContext): Promise<void> {
    await this.notices.deliver(undoneLetters(fact), now);
  }
}
