import { Party, register } from '../registrations/admission';
import { Decision, Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { aCommunityEvent, aResident, NOON } from './builders';

type Given = Parameters<typeof aCommunityEvent>[0];

/** The roll of an event on which nobody is yet. */
export const aRoll = (given: Given = {}): Roll => new Roll(aCommunityEvent(given));

/** A party of a resident with that number. */
export const aParty = (number: number, partySize = 1, given: Partial<Party> = {}): Party => ({
  ...{ id: `r${number}`, resident: aResident(number), partySize, ...given },
});

/** Registers the party on the roll; the registration that it is then. */
export function enter(roll: Roll, party: Party, now: Date = NOON): Registration {
  roll.apply(register(roll, party, now));
  roll.settle();
  return roll.get(party.id);
}

/** Lets the decision take effect; where those registrations stand that it has changed. */
export function take(roll: Roll, decision: Decision): Record<string, string> {
  roll.apply(decision);
  roll.settle();
  return Object.fromEntries(decision.changed.map(({ _id, status }) => [_id, status]));
}
