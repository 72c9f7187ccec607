import { EventNotFound, GetSignUpForm, GetSignUpFormBody, SignUpFormView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { mayBeSeenBy } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { viewOf } from './form';
import { FormStore } from './form.store';

@Handles(GetSignUpForm)
export class GetSignUpFormHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly forms: FormStore,
  ) {}

  async handle({ eventId, version }: GetSignUpFormBody, { actor }: MessageContext): Promise<SignUpFormView> {
    const communityEvent = await this.communityEvents.get(eventId);
    if (!mayBeSeenBy(communityEvent, actor)) throw new EventNotFound();
    const { form } = communityEvent;
    const isPresent = version === undefined || version === form?.version;
    return viewOf(eventId, isPresent ? form : await this.forms.earlierOf(eventId, version));
  }
}
