import { GetMyPreferences, GetMyPreferencesBody, MyPreferencesView } from '@linli/contracts/notifications';
import { Handles, MessageContext } from '@linli/messaging';
import { RecipientStore } from './recipient.store';

@Handles(GetMyPreferences)
export class GetMyPreferencesHandler {
  constructor(private readonly recipients: RecipientStore) {}

  async handle(_query: GetMyPreferencesBody, { actor }: MessageContext): Promise<MyPreferencesView> {
    const [preferences, recipient] = [await this.recipients.preferencesOf(actor.id), await this.recipients.find(actor.id)];
    return { known: recipient !== undefined, ...preferences, memberOf: [...(recipient?.memberOf ?? [])].slice(0, 1000) };
  }
}
