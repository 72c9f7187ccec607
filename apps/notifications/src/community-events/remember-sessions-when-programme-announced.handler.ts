import { ProgrammeAnnounced, ProgrammeAnnouncedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { announced } from './session';

/** Reminders are of the sessions that somebody has: they follow. */
@When(ProgrammeAnnounced, 'remember-sessions-when-programme-announced')
export class RememberSessionsWhenProgrammeAnnouncedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: ProgrammeAnnouncedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(announced(fact), now);
  }
}
