import { CommunityEvent } from '../../apps/events/src/community-events/community-event';
import { Registration } from '../../apps/events/src/registrations/registration';
import { Sitting } from '../../apps/events/src/registrations/sitting.schema';

/** One sitting, and how everything stood before it and stands after it. */
export interface Step {
  readonly sitting: Sitting;
  /** Undefined before the first one. */
  readonly before: CommunityEvent | undefined;
  /** Those whom the sitting names, as they were; undefined for who was not there. */
  readonly were: ReadonlyMap<string, Registration | undefined>;
  /** Everybody as they are after it; only until the next step is asked for. */
  readonly everybody: ReadonlyMap<string, Registration>;
}

/** Goes through the sittings of one event and does what each says. */
export function* stepsOf(sittings: readonly Sitting[]): Iterable<Step> {
  const everybody = new Map<string, Registration>();
  let before: CommunityEvent | undefined;
  for (const sitting of sittings) {
    const named = namedBy(sitting);
    const were = new Map(named.map(({ _id }) => [_id, everybody.get(_id)]));
    for (const registration of named) everybody.set(registration._id, registration);
    yield { sitting, before, were, everybody };
    before = sitting.communityEvent;
  }
}

/** Everybody as the sittings leave them. */
export function foldOf(sittings: readonly Sitting[]): ReadonlyMap<string, Registration> {
  return new Map(sittings.flatMap((sitting) => namedBy(sitting).map((registration) => [registration._id, registration])));
}

/** Whoever is new or not as they were. */
export const namedBy = ({ entered, changed }: Sitting): Registration[] => [...entered, ...changed];

const WITH_PLACES: readonly string[] = ['confirmed', 'held', 'pending', 'offered'];

/** Said again here: the rule that is checked must not be the one that it is checked by. */
export const hasPlaces = (registration: Registration | undefined): boolean =>
  registration !== undefined && WITH_PLACES.includes(registration.status);
