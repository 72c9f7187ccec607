import { GetStopList, GetStopListBody, LARGEST_LINE, LineTooLarge, StopListView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { hasPlacesOfItsOwn, peopleEnrolled } from '../check-in/session-doors';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { namesIn } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { Registration } from '../registrations/registration';
import { RegistrationStore } from '../registrations/registration.store';
import { LineBook } from './line-book.desk';
import { Run } from './stop.view';
import { StopChoiceStore } from './stop-choice.store';
import { RidingParty, stopListOf } from './stop-list';

@Handles(GetStopList)
export class GetStopListHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly registrations: RegistrationStore,
    private readonly choices: StopChoiceStore,
    private readonly book: LineBook,
    private readonly forms: FormStore,
  ) {}

  async handle({ eventId, session, full: inFull = false }: GetStopListBody, { actor }: MessageContext): Promise<StopListView> {
    const communityEvent = await this.communityEvents.get(eventId);
    assertOwnArea(actor, communityEvent.areaCode);
    const run = await this.book.oneRunOf(communityEvent, session);
    const seated = await this.seated(communityEvent, run);
    return stopListOf(await this.book.lineOf(eventId), run, await this.named(seated, { inFull }));
  }

  /** Who has a seat on the run, and had it by then. */
  private async seated(communityEvent: CommunityEvent, { session, startsAt }: Run): Promise<Seated[]> {
    const pool = session !== undefined && hasPlacesOfItsOwn(communityEvent, session) ? session : undefined;
    const most = { limit: LARGEST_LINE };
    const { items, next } = await this.registrations.pageAtSession(communityEvent._id, { pool, startsAt }, most);
    if (next !== undefined) throw new LineTooLarge({ most: LARGEST_LINE });
    const rides = await this.choices.among(items.map(({ _id }) => _id));
    const peopleIn = (one: Registration): number =>
      session === undefined ? one.partySize : peopleEnrolled(one, communityEvent, { key: session, startsAt });
    return items.map((registration) => ({
      ...{ registrationId: registration._id, residentId: registration.residentId, people: peopleIn(registration) },
      ...{ ride: rides.get(registration._id), registration },
    }));
  }

  private async named(seated: readonly Seated[], shown: { inFull: boolean }): Promise<RidingParty[]> {
    const forms = await this.forms.of(seated.map(({ registration }) => registration));
    return seated.map(({ registration, ...party }) => ({ ...party, ...namesIn(forms.get(registration._id), shown) }));
  }
}

interface Seated extends RidingParty {
  readonly registration: Registration;
}
