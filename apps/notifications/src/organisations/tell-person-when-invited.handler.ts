import { MemberInvited, MemberInvitedBody } from '@linli/contracts/gateway';
import { MessageContext, When } from '@linli/messaging';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';

@When(MemberInvited, 'tell-person-when-invited')
export class TellPersonWhenInvitedHandler {
  constructor(private readonly notices: NoticeStore) {}

  async handle({ accountId, invitationId, organisation, expiresAt }: MemberInvitedBody, { now }: MessageContext): Promise<void> {
    const words = { organisation: { ...organisation }, until: new Date(expiresAt) };
    const news = { kind: 'member-invited', subjectKind: 'invitation', subjectId: invitationId, words, distinct: '' } as const;
    await this.notices.deliver(lettersTo([accountId], news), now);
  }
}
