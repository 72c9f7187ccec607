import { FormNotFilledIn, GetRegistrationForm, RegistrationFormView, RegistrationIdBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertOwnOrOrganised } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { filledViewOf } from './filled-form';
import { FormStore } from './form.store';

@Handles(GetRegistrationForm)
export class GetRegistrationFormHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly forms: FormStore,
  ) {}

  async handle({ registrationId }: RegistrationIdBody, { actor }: MessageContext): Promise<RegistrationFormView> {
    const registration = await this.registrations.get(registrationId);
    const { eventId, residentId } = registration;
    const { areaCode } = await this.communityEvents.get(eventId);
    assertOwnOrOrganised(registration, areaCode, actor);
    const form = (await this.forms.of([registration])).get(registrationId);
    if (!form) throw new FormNotFilledIn();
    return { registrationId, eventId, residentId, ...filledViewOf(form, { inFull: true }) };
  }
}
