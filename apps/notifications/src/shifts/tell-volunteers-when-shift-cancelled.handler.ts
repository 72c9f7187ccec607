import { ShiftCancelled, ShiftFact } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { cancelled } from './shift';

@When(ShiftCancelled, 'tell-volunteers-when-shift-cancelled')
export class TellVolunteersWhenShiftCancelledHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ShiftFact, { now }: MessageContext): Promise<void> {
    await this.diary.note(cancelled(fact), now);
  }
}
