import { ShiftFact, ShiftRescheduled } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { rescheduled } from './shift';

@When(ShiftRescheduled, 'tell-volunteers-when-shift-rescheduled')
export class TellVolunteersWhenShiftRescheduledHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ShiftFact, { now }: MessageContext): Promise<void> {
    await this.diary.note(rescheduled(fact), now);
  }
}
