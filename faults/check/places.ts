import { RegistrationView } from '@linli/contracts/events';
import { ObservedEvent } from './observed';
import { Violation, violation } from './violation';

const people = (registrations: readonly RegistrationView[]): number =>
  registrations.reduce((sum, { partySize }) => sum + partySize, 0);

/** I1: never more people than places, and places counted as the registrations say. */
export function checkPlaces({ event, registrations }: ObservedEvent): Violation[] {
  const having = (status: string) => people(registrations.filter((registration) => registration.status === status));
  const [confirmed, waiting] = [having('confirmed'), having('waiting')];
  const found: Violation[] = [];
  if (confirmed > event.capacity) found.push(violation('I1', `${confirmed} people confirmed for ${event.capacity} places`));
  if (event.placesTaken !== confirmed)
    found.push(violation('I1', `${event.placesTaken} places counted, ${confirmed} people confirmed`));
  if (event.peopleWaiting !== waiting)
    found.push(violation('I1', `${event.peopleWaiting} people counted as waiting, ${waiting} wait`));
  return found;
}

/** I3: nobody who came later has a place while somebody waits, and whoever is first and fits does not wait. */
export function checkWaitingOrder({ event, registrations }: ObservedEvent): Violation[] {
  const [first] = registrations.filter(({ status }) => status === 'waiting').sort((a, b) => a.arrival - b.arrival);
  if (!first) return [];
  const found = registrations
    .filter(({ status, arrival }) => status === 'confirmed' && arrival > first.arrival)
    .map(({ arrival }) => violation('I3', `arrival ${arrival} has a place, ${first.arrival} still waits`));
  const free = event.capacity - event.placesTaken;
  if (first.partySize <= free)
    found.push(violation('I3', `arrival ${first.arrival} waits for ${first.partySize} of ${free} free places`));
  return found;
}
