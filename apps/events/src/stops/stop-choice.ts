import { Acting, errorAt } from '@linli/contracts';
import { ChooseStopsBody, LineOver, OffBeforeOn, RegistrationEnded, StopChoiceView, StopNotKnown } from '@linli/contracts/events';
import { CommunityEvent } from '../community-events/community-event';
import { assertOwn, Registration } from '../registrations/registration';
import { isPossible, Line, Ride } from './stop';

/** Where one party gets on and off. */
export interface StopChoice extends Ride {
  /** The registration. */
  readonly _id: string;
  readonly eventId: string;
  readonly residentId: string;
  readonly changedAt: Date;
}

interface Choosing extends Acting {
  readonly registration: Registration;
  readonly communityEvent: CommunityEvent;
  readonly line: Line;
}

/** Throws NotOwner, RegistrationEnded, LineOver, StopNotKnown or OffBeforeOn. */
export function choose({ on, off }: ChooseStopsBody, { registration, communityEvent, line, actor, now }: Choosing): StopChoice {
  assertOwn(registration, actor);
  if (!registration.active) throw new RegistrationEnded();
  if (!mayChoose(communityEvent, now)) throw new LineOver();
  assertKnown(line, 'on', on);
  assertKnown(line, 'off', off);
  if (!isPossible(line.stops, { on, off })) throw errorAt(OffBeforeOn, '#/off');
  return { _id: registration._id, eventId: line._id, residentId: actor.id, on, off, changedAt: now };
}

/** As whoever chose it sees it. */
export const viewOf = ({ _id: registrationId, eventId, on, off, changedAt }: StopChoice): StopChoiceView => ({
  ...{ registrationId, eventId, on, off, changedAt: changedAt.toISOString() },
});

/** A term is long, and families move house: until the line is over. */
const mayChoose = ({ status, endsAt }: CommunityEvent, now: Date): boolean =>
  status === 'postponed' || (status === 'published' && endsAt > now);

function assertKnown({ stops }: Line, field: keyof Ride, stop: string): void {
  if (stops.some(({ key }) => key === stop)) return;
  throw errorAt(StopNotKnown, `#/${field}`, { stop });
}
