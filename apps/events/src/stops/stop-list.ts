import { Passenger, StopListView } from '@linli/contracts/events';
import { boardingsOf, Party, peopleOf } from './boarding';
import { Line } from './stop';
import { Run, runViewOf, stopsOf } from './stop.view';

/** A party on a run, as its driver knows it. */
export type RidingParty = Party & Passenger;

/** The list of a run; empty where it is called off. */
export function stopListOf(line: Line, run: Run, seated: readonly RidingParty[]): StopListView {
  const parties = run.status === 'cancelled' ? [] : seated;
  const { stops, notChosen } = boardingsOf(line.stops, parties);
  const views = stopsOf(line, run);
  return {
    ...{ ...runViewOf(line, run), people: peopleOf(parties) },
    stops: stops.map(({ gettingOn, gettingOff, ...numbers }, at) => ({
      ...(views[at] as (typeof views)[number]),
      ...numbers,
      ...{ gettingOn: gettingOn.map(passengerOf), gettingOff: gettingOff.map(passengerOf) },
    })),
    notChosen: notChosen.map(passengerOf),
  };
}

const passengerOf = ({ registrationId, residentId, people, names }: RidingParty): Passenger => ({
  ...{ registrationId, residentId, people },
  ...(names && { names }),
});
