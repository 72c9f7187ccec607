import { EnterpriseJudged, EnterpriseVerdict } from '@linli/contracts/business-service';
import { MessageContext, When } from '@linli/messaging';
import { lettersTo, News } from '../notices/notice';
import { NoticeStore } from '../notices/notice.store';
import { RecipientStore } from '../recipients/recipient.store';

@When(EnterpriseJudged, 'tell-enterprise-when-judged')
export class TellEnterpriseWhenJudgedHandler {
  constructor(
    private readonly recipients: RecipientStore,
    private readonly notices: NoticeStore,
  ) {}

  async handle(verdict: EnterpriseVerdict, { now }: MessageContext): Promise<void> {
    const members = await this.recipients.memberIdsOf(verdict.enterpriseId);
    await this.notices.deliver(lettersTo(members, newsOf(verdict)), now);
  }
}

function newsOf({ enterpriseId, name, verification, reason = '', revision }: EnterpriseVerdict): News {
  const about = { subjectKind: 'enterprise', subjectId: enterpriseId, distinct: String(revision) } as const;
  const enterprise = { ...name };
  return verification === 'verified'
    ? { ...about, kind: 'enterprise-verified', words: { enterprise } }
    : { ...about, kind: 'enterprise-refused', words: { enterprise, why: reason } };
}
