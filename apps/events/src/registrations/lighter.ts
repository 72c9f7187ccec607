import { recounted } from './places';
import { Decision, Registration, Situation } from './registration';
import { givesPlaces } from './still-to-come';
import { moveUp } from './waiting-list';

interface Lightened {
  readonly before: Registration;
  readonly now: Date;
}

/** The party stands where it stood and needs less; whoever waits moves up, which may be that party itself. */
export function lighten(situation: Situation, lighter: Registration, { before, now }: Lightened): Decision {
  const communityEvent = recounted(situation.communityEvent, before, lighter);
  if (!givesPlaces(communityEvent, now)) return { communityEvent, changed: [lighter] };
  const after = moveUp({ communityEvent, waiting: withThis(situation.waiting, lighter) }, now);
  const itself = after.changed.find(({ _id }) => _id === lighter._id) ?? lighter;
  return { communityEvent: after.communityEvent, changed: [itself, ...after.changed.filter((one) => one !== itself)] };
}

function* withThis(waiting: Iterable<Registration>, lighter: Registration): Iterable<Registration> {
  for (const party of waiting) yield party._id === lighter._id ? lighter : party;
}
