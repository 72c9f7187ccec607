import { ChangeRecorded, SetSignUpForm, SetSignUpFormBody, SignUpFormView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { withForm } from './event-form';
import { earlierOf, viewOf } from './form';

@HandlesTogether(SetSignUpForm, { at: SignUpDesk, publishes: [ChangeRecorded] })
export class SetSignUpFormHandler implements JointHandler<SetSignUpFormBody, SignUpFormView, OpenRoll> {
  keyOf({ eventId }: SetSignUpFormBody): string {
    return eventId;
  }

  handle({ eventId, ...asked }: SetSignUpFormBody, context: MessageContext, roll: OpenRoll): SignUpFormView {
    const before = roll.communityEvent;
    const communityEvent = withForm(before, asked, context);
    const form = viewOf(eventId, communityEvent.form);
    if (communityEvent === before) return form;
    if (before.form) roll.papers.replace(earlierOf(eventId, before.form));
    roll.apply({ communityEvent, changed: [] });
    const { areaCode } = communityEvent;
    context.outbox.record({
      thing: 'sign-up-form',
      thingId: eventId,
      areaCode,
      before: viewOf(eventId, before.form),
      after: form,
    });
    return form;
  }
}
