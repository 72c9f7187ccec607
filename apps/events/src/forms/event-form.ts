import { Acting } from '@linli/contracts';
import { FormNotKnown, RegistrationClosed, RegistrationEnded, SetSignUpFormBody } from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent, revised } from '../community-events/community-event';
import { assertWhole } from '../community-events/event-split';
import { Registration } from '../registrations/registration';
import { assertGivesPlaces, assertMayStillGo } from '../registrations/still-to-come';
import { Filled, fillIn, Given } from './filled-form';
import { formAnew } from './form';

type Asked = Pick<SetSignUpFormBody, 'attendees' | 'questions'>;

/** The event with what it asks from now on; the event as it is where it asks that already. */
export function withForm(communityEvent: CommunityEvent, asked: Asked, { actor, now }: Acting): CommunityEvent {
  assertOwnArea(actor, communityEvent.areaCode);
  assertWhole(communityEvent);
  if (communityEvent.status !== 'draft') assertGivesPlaces(communityEvent, now);
  const form = formAnew(communityEvent.form, asked);
  return form === communityEvent.form ? communityEvent : { ...revised(communityEvent, now), form };
}

interface Refilling {
  readonly registration: Registration;
  readonly given: Omit<Given, 'partySize'>;
  readonly now: Date;
}

/** The form filled in anew for a registration that has not ended, as long as sign-up is not closed. */
export function refill(communityEvent: CommunityEvent, { registration, given, now }: Refilling): Filled {
  const { form, signUpOpensAt, signUpClosesAt } = communityEvent;
  if (!registration.active) throw new RegistrationEnded();
  assertMayStillGo(communityEvent, registration, now);
  if (now >= signUpClosesAt)
    throw new RegistrationClosed({ opensAt: signUpOpensAt.toISOString(), closesAt: signUpClosesAt.toISOString() });
  const filled = fillIn(form, { ...given, partySize: registration.partySize });
  if (!filled) throw new FormNotKnown();
  return filled;
}
