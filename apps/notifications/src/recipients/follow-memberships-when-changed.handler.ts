import { MembershipsChanged, MembershipsFact } from '@linli/contracts/gateway';
import { When } from '@linli/messaging';
import { RecipientStore } from './recipient.store';

@When(MembershipsChanged, 'follow-memberships-when-changed')
export class FollowMembershipsWhenChangedHandler {
  constructor(private readonly recipients: RecipientStore) {}

  async handle(fact: MembershipsFact): Promise<void> {
    await this.recipients.join(fact);
  }
}
