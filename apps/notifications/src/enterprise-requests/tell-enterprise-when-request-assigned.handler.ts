import { EnterpriseRequestAssigned, EnterpriseRequestFact } from '@linli/contracts/business-service';
import { MessageContext, When } from '@linli/messaging';
import { lettersTo } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { RecipientStore } from '../recipients/recipient.store';
import { requestNews } from './enterprise-request';

@When(EnterpriseRequestAssigned, 'tell-enterprise-when-request-assigned')
export class TellEnterpriseWhenRequestAssignedHandler {
  constructor(
    private readonly recipients: RecipientStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle({ request }: EnterpriseRequestFact, { now }: MessageContext): Promise<void> {
    const members = await this.recipients.memberIdsOf(request.enterpriseId);
    await this.notices.deliver(lettersTo(members, requestNews('request-assigned', request)), now);
  }
}
