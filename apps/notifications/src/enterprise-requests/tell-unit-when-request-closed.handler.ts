import { EnterpriseRequestClosed, EnterpriseRequestFact } from '@linli/contracts/business-service';
import { MessageContext, When } from '@linli/messaging';
import { DiaryStore } from '../diary/diary.store';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { RecipientStore } from '../recipients/recipient.store';
import { occasionOf, requestNews } from './enterprise-request';

@When(EnterpriseRequestClosed, 'tell-unit-when-request-closed')
export class TellUnitWhenRequestClosedHandler {
  constructor(
    private readonly diary: DiaryStore,
    private readonly recipients: RecipientStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle({ request }: EnterpriseRequestFact, { now }: MessageContext): Promise<void> {
    await this.diary.note(occasionOf(request), now);
    const members = await this.recipients.memberIdsOf(request.unitId);
    await this.notices.deliver(lettersTo(members, requestNews('request-closed', request)), now);
  }
}
