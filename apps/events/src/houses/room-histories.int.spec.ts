import { DeclaredError } from '@linli/contracts';
import { TestSystem } from '@linli/testing';
import * as fc from 'fast-check';
import { CommunityEvent } from '../community-events/community-event';
import { eventsService } from '../events.module';
import { Session } from '../sessions/session';
import { NOON } from '../testing/builders';
import { HouseSteps } from '../testing/house-steps';
import { RoomStep, RoomSteps, roomHistories } from '../testing/room-steps';
import { Slot, slotsOf } from './booking';
import { overlap } from './span';

let system: TestSystem;
/** Two replicas, which the steps of a round reach in any order. */
beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON });
});
afterAll(() => system.stop());

const allOf = <T extends object>(collection: string, filter: object): Promise<T[]> =>
  system.database().collection<T>(collection).find(filter).toArray() as Promise<T[]>;

/** Lives through the rounds, the steps of one at the same moment; refusals are answers. */
async function live(rounds: readonly (readonly RoomStep[])[]): Promise<RoomSteps> {
  const steps = await RoomSteps.begin(new HouseSteps(system), system);
  for (const round of rounds) {
    const answers = await Promise.allSettled(round.map((step) => steps.take(step)));
    for (const answer of answers)
      if (answer.status === 'rejected' && !(answer.reason instanceof DeclaredError)) throw answer.reason;
  }
  return steps;
}

const meeting = (slots: readonly Slot[]) =>
  slots.flatMap((one, at) =>
    slots.slice(at + 1).flatMap((other) => (one.room === other.room && overlap(one, other) ? [[one, other]] : [])),
  );

/** What the event must have, by what is said of it and its sessions. */
async function neededBy(communityEvent: CommunityEvent): Promise<Slot[]> {
  const sessions = await allOf<Session>('eventSessions', { eventId: communityEvent._id });
  return slotsOf(communityEvent, sessions);
}

const byId = (slots: readonly Slot[]) => [...slots].sort((a, b) => a._id.localeCompare(b._id));

it('after any history no room is taken twice at a time, and every event has its room just when it needs it', async () => {
  await fc.assert(
    fc.asyncProperty(roomHistories, async (rounds) => {
      const { houseId, eventIds } = await live(rounds);
      const slots = await allOf<Slot>('houseSlots', { houseId });
      expect(meeting(slots)).toEqual([]);
      const events = await allOf<CommunityEvent>('communityEvents', { _id: { $in: eventIds } });
      const needed = await Promise.all(events.map(neededBy));
      expect(byId(slots)).toEqual(byId(needed.flat()));
    }),
    // On a busy machine fewer histories rather than none in time.
    { numRuns: 12, endOnFailure: true, interruptAfterTimeLimit: 45_000 },
  );
}, 180_000);
