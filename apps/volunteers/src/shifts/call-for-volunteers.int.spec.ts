import { InvalidInput, OutsideOwnArea } from '@linli/contracts';
import { CommunityEventCancelled } from '@linli/contracts/events';
import {
  CallForVolunteers,
  EventIsOff,
  EventNotKnown,
  ListShifts,
  ShiftTimesNotValid,
  TooManyShifts,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem } from '@linli/testing';
import { anOrganiser, aShiftWanted, aVolunteer, hours, NOON } from '../testing/builders';
import { aKnownEvent, shiftsOf, untilKnown } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON });
});
afterAll(() => system.stop());

const call = (eventId: string, shifts = [aShiftWanted()], actor = anOrganiser()) =>
  system.ask(CallForVolunteers, { eventId, shifts }, actor);

describe('calling for volunteers', () => {
  it('answers with the new shifts, and anybody may list all shifts of the event by start', async () => {
    const { id } = await aKnownEvent(system);
    const [late] = await shiftsOf(system, id, { startsAt: hours(201), endsAt: hours(203) });
    const [early] = await shiftsOf(system, id, { startsAt: hours(199), endsAt: hours(201) });
    expect(early).toMatchObject({ eventId: id, eventTitle: { en: 'Riverside hearth' }, status: 'open', taken: 0, needed: 2 });
    expect((await system.ask(ListShifts, { eventId: id })).items).toEqual([early, late]);
  });

  it('is for organisers of the area of an event that is known and on', async () => {
    const { id, ...event } = await aKnownEvent(system);
    await expect(call(id, undefined, anOrganiser({ areaCodes: ['510108902'] }))).rejects.toThrow(OutsideOwnArea);
    await expect(call(id, undefined, aVolunteer())).rejects.toThrow(OutsideOwnArea);
    await expect(call(newId())).rejects.toThrow(EventNotKnown);
    const off = { id, ...event, revision: 3 };
    await system.publish(CommunityEventCancelled, { communityEvent: off, reason: { zh: '暴雨', en: 'Rain' } });
    await untilKnown(system, off);
    await expect(call(id)).rejects.toThrow(EventIsOff);
    expect((await system.ask(ListShifts, { eventId: id })).items).toEqual([]);
  });

  it('refuses all shifts when one is not valid, and says where', async () => {
    const { id } = await aKnownEvent(system);
    const backwards = aShiftWanted({ startsAt: hours(5), endsAt: hours(4) });
    await expect(call(id, [aShiftWanted(), backwards])).rejects.toMatchObject({
      code: ShiftTimesNotValid.code,
      fields: [expect.objectContaining({ pointer: '#/shifts/1/endsAt' })],
    });
    await expect(call(id, [])).rejects.toMatchObject({ code: InvalidInput.code, fields: [{ pointer: '#/shifts' }] });
    await expect(call(id, [aShiftWanted({ needed: 0 })])).rejects.toMatchObject({
      code: InvalidInput.code,
      fields: [expect.objectContaining({ pointer: '#/shifts/0/needed' })],
    });
    expect((await system.ask(ListShifts, { eventId: id })).items).toEqual([]);
  });

  it('keeps to the most shifts of one event when several call at once', async () => {
    const { id } = await aKnownEvent(system);
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => call(id, Array(50).fill(aShiftWanted()))));
    const refused = calls.filter((attempt) => attempt.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).name)).toEqual([TooManyShifts.code]);
    expect((await system.ask(ListShifts, { eventId: id })).items).toHaveLength(200);
  });
});
