import { ShiftSessionChanged, ShiftSessionChangedBody } from '@linli/contracts/volunteers';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { sessionChanged } from './shift';

@When(ShiftSessionChanged, 'tell-volunteers-when-shift-session-changed')
export class TellVolunteersWhenShiftSessionChangedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ShiftSessionChangedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(sessionChanged(fact), now);
  }
}
