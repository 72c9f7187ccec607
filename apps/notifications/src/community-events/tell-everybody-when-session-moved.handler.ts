import { SessionMoved, SessionMovedBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { sessionMoved } from './session';

@When(SessionMoved, 'tell-everybody-when-session-moved')
export class TellEverybodyWhenSessionMovedHandler {
  constructor(private readonly diary: DiaryStore) {}

  async handle(fact: SessionMovedBody, { now }: MessageContext): Promise<void> {
    await this.diary.note(sessionMoved(fact), now);
  }
}
