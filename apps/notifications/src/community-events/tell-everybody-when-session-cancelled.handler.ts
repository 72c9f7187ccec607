import { SessionCancelled, SessionCancelledBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { sessionCancelled } from './session';

@When(SessionCancelled, 'tell-everybody-when-session-cancelled')
export class TellEverybodyWhenSessionCancelledHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: SessionCancelledBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(sessionCancelled(fact), now);
  }
}
