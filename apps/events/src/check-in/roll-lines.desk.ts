import { SessionRollEntry } from '@linli/contracts/events';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { namesIn } from '../forms/filled-form';
import { FormStore } from '../forms/form.store';
import { PickUpDesk } from '../pick-up/pick-up.desk';
import { onRoll } from '../pick-up/pick-up.view';
import { Registration } from '../registrations/registration';
import { AttendanceStore } from './attendance.store';
import { Attendance, idAtSession } from './check-in';
import { HeldSession, peopleEnrolled } from './session-doors';

/** Which session, and how its roll is read. */
export interface RollAsked {
  readonly communityEvent: CommunityEvent;
  readonly session: Pick<HeldSession, 'key' | 'startsAt'>;
  readonly inFull: boolean;
  readonly now: Date;
}

/** What the roll of a session says of each party: who they are, who has come, and who fetches them. */
@Injectable()
export class RollLines {
  constructor(
    private readonly attendances: AttendanceStore,
    private readonly pickUps: PickUpDesk,
    private readonly forms: FormStore,
  ) {}

  /** One line for each of the registrations, in their order. */
  async of(registrations: readonly Registration[], asked: RollAsked): Promise<SessionRollEntry[]> {
    const { communityEvent, session, inFull } = asked;
    const ids = registrations.map(({ _id }) => idAtSession(_id, session.key));
    const standings = new Map((await this.attendances.those(ids)).map((one) => [one._id, one]));
    const forms = await this.forms.of(registrations);
    const fetching = await this.fetchingOf(registrations, asked);
    return registrations.map((registration, at) => ({
      ...{ registrationId: registration._id, residentId: registration.residentId },
      ...namesIn(forms.get(registration._id), { inFull }),
      people: peopleEnrolled(registration, communityEvent, session),
      ...standingOf(standings.get(ids[at] as string)),
      ...fetching[at],
    }));
  }

  /** Who may fetch each party, and who has; nothing where the event does not ask for it. */
  private async fetchingOf(registrations: readonly Registration[], { communityEvent, session, now }: RollAsked) {
    const opened = await this.pickUps.openAll(communityEvent._id, registrations);
    if (!opened.some(({ rule }) => rule.version > 0)) return [];
    const exits = await this.pickUps.fetchedAt(
      session.key,
      registrations.map(({ _id }) => _id),
    );
    return opened.map((one) => {
      const own = exits.filter(({ registrationId }) => registrationId === one.book._id);
      return onRoll(one, own, now);
    });
  }
}

const standingOf = ({ came, inside }: Pick<Attendance, 'came' | 'inside'> = { came: 0, inside: 0 }) =>
  ({ came, inside, left: came > 0 && inside === 0 }) satisfies Partial<SessionRollEntry>;
