import { ChangeRecorded, PartyReduced, ReduceParty, ReducePartyBody, RegistrationView } from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { stayingOf } from '../forms/leaving';
import { carry, SIGN_UP_FACTS } from './carry';
import { Parties } from './parties.desk';
import { reduce } from './reduction';
import { assertOwnOrOrganised, Registration } from './registration';
import { RegistrationStore } from './registration.store';
import { viewOf } from './registration.view';
import { OpenRoll, SignUpDesk } from './sign-up.desk';

@HandlesTogether(ReduceParty, { at: SignUpDesk, publishes: [ChangeRecorded, PartyReduced, ...SIGN_UP_FACTS] })
export class ReducePartyHandler implements JointHandler<ReducePartyBody, RegistrationView, OpenRoll> {
  constructor(
    private readonly registrations: RegistrationStore,
    private readonly parties: Parties,
  ) {}

  keyOf({ registrationId }: ReducePartyBody): Promise<string> {
    return this.registrations.eventOf(registrationId);
  }

  lookUp(requests: readonly Looking<ReducePartyBody>[], roll: OpenRoll): Promise<void> {
    return this.parties.lookUp(requests, roll);
  }

  handle(command: ReducePartyBody, { actor, now, outbox }: MessageContext, roll: OpenRoll): RegistrationView {
    const { registrationId, partySize, needs } = command;
    const { areaCode } = roll.communityEvent;
    const before = roll.get(registrationId);
    assertOwnOrOrganised(before, areaCode, actor);
    const { arrivals } = this.parties.of(command, roll);
    const decision = reduce(roll, before, { partySize, needs, arrivals, now });
    if (decision.changed.length > 0) this.strike(command, before, roll);
    carry(roll, decision, outbox);
    const after = roll.get(registrationId);
    if (before.residentId !== actor.id) outbox.record({ thing: 'registration', before, after, areaCode });
    return viewOf(after);
  }

  /** The form goes on without those who do not come. */
  private strike(command: ReducePartyBody, { partySize: from }: Registration, { papers }: OpenRoll): void {
    const { partySize: to, leaving } = command;
    const { form } = this.parties.of(command, { papers });
    const named = form?.attendees ?? [];
    const attendees = stayingOf(named, { leaving, from, to });
    if (form && attendees.length < named.length) papers.fillIn({ ...form, attendees });
  }
}
