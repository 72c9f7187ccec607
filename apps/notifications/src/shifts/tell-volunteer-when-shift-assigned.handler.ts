import { ShiftAssigned, ShiftAssignmentFact } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { NoticeStore } from '../notices/notice.store';
import { assignmentLetter, occasionOf, stepOf } from './shift';

@When(ShiftAssigned, 'tell-volunteer-when-shift-assigned')
export class TellVolunteerWhenShiftAssignedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(fact: ShiftAssignmentFact, { now, messageId }: MessageContext): Promise<void> {
    await this.diary.noteStep(stepOf(fact, 'enters'), occasionOf(fact.shift), now);
    await this.notices.deliver([assignmentLetter(fact, messageId)], now);
  }
}
