import { CommunityEvent } from '../../apps/events/src/community-events/community-event';
import { Registration } from '../../apps/events/src/registrations/registration';
import { Violation, violation } from '../check/violation';
import { hasPlaces, Step } from './steps';

/** I1: after the sitting nobody has a place that there is not, and places are counted as the registrations say. */
export function checkCounts({ sitting: { sequence, communityEvent }, before, everybody }: Step): Violation[] {
  const all = [...everybody.values()];
  const [counted, told] = [countsIn(all, communityEvent), countsToldBy(communityEvent)];
  const wrong = Object.keys(counted).filter((name) => counted[name] !== told[name]);
  return [
    ...oversold(communityEvent, before).map((text) => violation('I1', `sitting ${sequence}: ${text}`)),
    ...wrong.map((name) => violation('I1', `sitting ${sequence}: ${told[name]} ${name} counted, there are ${counted[name]}`)),
  ];
}

/** Only a cut in capacity may leave more people than places, and then nobody new may come. */
function oversold(event: CommunityEvent, before: CommunityEvent | undefined): string[] {
  const earlier = new Map(before ? takenAt(before).map(({ name, taken }) => [name, taken]) : []);
  return takenAt(event)
    .filter(({ name, taken, capacity }) => taken > capacity && taken > (earlier.get(name) ?? 0))
    .map(({ name, taken, capacity }) => `${taken} of ${capacity} places of ${name} are taken or offered`);
}

const takenAt = ({ capacity, placesTaken, placesHeld, pools }: CommunityEvent) => [
  { name: 'the event', taken: placesTaken + placesHeld, capacity },
  ...pools.map((pool) => ({ name: `pool ${pool.key}`, taken: pool.taken, capacity: pool.capacity })),
];

type Counts = Readonly<Record<string, number>>;

const countsToldBy = ({ placesTaken, placesHeld, peopleWaiting, pools }: CommunityEvent): Counts => ({
  ...{ 'people confirmed': placesTaken, 'people held': placesHeld, 'people waiting': peopleWaiting },
  ...Object.fromEntries(pools.map(({ key, taken }) => [`places of pool ${key}`, taken])),
});

function countsIn(all: readonly Registration[], { pools }: CommunityEvent): Counts {
  const [seated, confirmed] = [all.filter(hasPlaces), all.filter(({ status }) => status === 'confirmed')];
  return {
    'people confirmed': peopleIn(confirmed),
    'people held': peopleIn(seated) - peopleIn(confirmed),
    'people waiting': peopleIn(all.filter(({ status }) => status === 'waiting')),
    ...Object.fromEntries(pools.map(({ key }) => [`places of pool ${key}`, needsIn(seated, key)])),
  };
}

const peopleIn = (some: readonly Registration[]): number => some.reduce((sum, { partySize }) => sum + partySize, 0);

const needsIn = (some: readonly Registration[], key: string): number =>
  some.reduce((sum, { needs }) => sum + (needs.find(({ pool }) => pool === key)?.count ?? 0), 0);
