import { ShiftAssignmentFact, ShiftWithdrawn } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { occasionOf, stepOf } from './shift';

@When(ShiftWithdrawn, 'forget-reminders-when-shift-withdrawn')
export class ForgetRemindersWhenShiftWithdrawnHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ShiftAssignmentFact, { now }: MessageContext): Promise<void> {
    await this.diary.noteStep(stepOf(fact, 'leaves'), occasionOf(fact.shift), now);
  }
}
