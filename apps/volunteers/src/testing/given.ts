import { CommunityEventPublished, CommunityEventSnapshot } from '@linli/contracts/events';
import {
  CallForVolunteers,
  FoundTeam,
  JoinTeam,
  ListMyShifts,
  ShiftView,
  ShiftWanted,
  SignUpForShift,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aShiftWanted, aSnapshot, aTeamBody, aVolunteer } from './builders';

/** Publishes an event of its own as the events service does, and resolves when it is known. */
export async function aKnownEvent(
  system: TestSystem,
  given: Partial<CommunityEventSnapshot> = {},
): Promise<CommunityEventSnapshot> {
  const communityEvent = aSnapshot({ id: newId(), ...given });
  await system.publish(CommunityEventPublished, { communityEvent });
  await untilKnown(system, communityEvent);
  return communityEvent;
}

/** Resolves when the service knows this revision of the event. */
export const untilKnown = (system: TestSystem, { id, revision }: CommunityEventSnapshot): Promise<boolean> =>
  until(`revision ${revision} of the event`, async () => {
    const known = await communityEvents(system).findOne({ _id: id });
    return known?.revision === revision;
  });

/** What the store holds of events. */
export const communityEvents = (system: TestSystem) =>
  system.database().collection<{ _id: string; revision: number }>('communityEvents');

/** The shifts of a call of the organiser, by start. */
export async function shiftsOf(system: TestSystem, eventId: string, ...given: Partial<ShiftWanted>[]): Promise<ShiftView[]> {
  const shifts = given.map(aShiftWanted);
  const { items } = await system.ask(CallForVolunteers, { eventId, shifts }, anOrganiser());
  return items;
}

/** Makes volunteers with these numbers members of a new team. */
export async function aTeamOf(system: TestSystem, ...numbers: number[]): Promise<string> {
  const { id: teamId } = await system.ask(FoundTeam, aTeamBody(), anOrganiser());
  await Promise.all(numbers.map((number) => system.ask(JoinTeam, { teamId }, aVolunteer(number))));
  return teamId;
}

/** Signs the volunteer up. */
export const signUpAs = (system: TestSystem, number: number, shiftId: string) =>
  system.ask(SignUpForShift, { shiftId }, aVolunteer(number));

/** Ids of the shifts that the volunteer is on, newest assignment first. */
export const shiftIdsOf = async (system: TestSystem, number: number): Promise<string[]> =>
  (await system.ask(ListMyShifts, {}, aVolunteer(number))).items.map(({ shift }) => shift.id);
