import { PersonalDataErased } from '@linli/contracts/events';
import { AccountErasureStarted, AccountErasureStartedBody } from '@linli/contracts/gateway';
import { MessageContext, Sittings, When } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { SIGN_UP_FACTS } from '../registrations/carry';
import { RegistrationStore } from '../registrations/registration.store';
import { SignUpDesk } from '../registrations/sign-up.desk';
import { Erased, Erasure, eraseFrom } from './erasure';
import { TracesStore } from './traces.store';

/** Gives back the places of somebody whose data are erased, so that others move up, and keeps what has been under a pseudonym. */
@When(AccountErasureStarted, 'erase-person-when-account-erasure-started', { publishes: [PersonalDataErased] })
export class ErasePersonWhenAccountErasureStartedHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly traces: TracesStore,
    private readonly desk: SignUpDesk,
    private readonly sittings: Sittings,
  ) {}

  /** In a sitting for each event: what is erased stays erased when the fact comes again. */
  async handle({ erasureId, ...erasure }: AccountErasureStartedBody, { outbox }: MessageContext): Promise<void> {
    const { accountId } = erasure;
    const organised = await this.communityEvents.organisedBy(accountId);
    const concerned = new Set([...organised, ...(await this.registrations.eventsOf(accountId))]);
    const erased: Erased[] = [];
    for (const eventId of concerned) erased.push(await this.eraseFrom(eventId, erasure));
    erased.push(await this.traces.erase(erasure));
    outbox.publish(PersonalDataErased, { erasureId, ...inAll(erased) });
  }

  private async eraseFrom(key: string, erasure: Erasure): Promise<Erased> {
    let erased: Erased = { removed: 0, pseudonymised: 0 };
    await this.sittings.move(this.desk, {
      key,
      publishes: SIGN_UP_FACTS,
      decide: ({ now, outbox }, roll) => {
        erased = eraseFrom(roll, erasure, { now, outbox });
      },
    });
    return erased;
  }
}

const inAll = (erased: readonly Erased[]): Erased => ({
  removed: erased.reduce((sum, { removed }) => sum + removed, 0),
  pseudonymised: erased.reduce((sum, { pseudonymised }) => sum + pseudonymised, 0),
});
