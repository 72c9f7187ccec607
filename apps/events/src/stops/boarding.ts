import { Stop } from '@linli/contracts/events';
import { isPossible, Ride } from './stop';

/** One party with a seat. */
export interface Party {
  readonly people: number;
  /** Nothing where it has not chosen. */
  readonly ride?: Ride;
}

/** What happens at one stop. */
export interface Boarding<P extends Party> {
  readonly gettingOn: readonly P[];
  readonly gettingOff: readonly P[];
  readonly on: number;
  readonly off: number;
  /** People on board when the run goes on. */
  readonly onBoard: number;
}

export interface Boardings<P extends Party> {
  /** One for each stop, in their order. */
  readonly stops: readonly Boarding<P>[];
  readonly notChosen: readonly P[];
}

/** Who gets on and off where. Of parties whose ride is not possible with these stops it is as if they had not chosen. */
export function boardingsOf<P extends Party>(stops: readonly Stop[], parties: readonly P[]): Boardings<P> {
  const riding = parties.filter(({ ride }) => ride && isPossible(stops, ride));
  const isRiding = new Set(riding);
  let onBoard = 0;
  const boardings = stops.map(({ key }) => {
    const gettingOn = riding.filter(({ ride }) => ride?.on === key);
    const gettingOff = riding.filter(({ ride }) => ride?.off === key);
    const [on, off] = [peopleOf(gettingOn), peopleOf(gettingOff)];
    onBoard += on - off;
    return { gettingOn, gettingOff, on, off, onBoard };
  });
  return { stops: boardings, notChosen: parties.filter((party) => !isRiding.has(party)) };
}

/** How many people the parties are together. */
export const peopleOf = (parties: readonly Party[]): number => parties.reduce((sum, { people }) => sum + people, 0);
