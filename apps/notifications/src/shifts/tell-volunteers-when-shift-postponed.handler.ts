import { ShiftFact, ShiftPostponed } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { postponed } from './shift';

@When(ShiftPostponed, 'tell-volunteers-when-shift-postponed')
export class TellVolunteersWhenShiftPostponedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ShiftFact, { now }: MessageContext): Promise<void> {
    await this.diary.note(postponed(fact), now);
  }
}
