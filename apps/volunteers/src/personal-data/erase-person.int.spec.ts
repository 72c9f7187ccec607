import { AccountErasureStarted } from '@linli/contracts/gateway';
import {
  GetVolunteerRecord,
  ListShifts,
  ListTeams,
  MarkAttendance,
  PersonalDataErased,
  ShiftWithdrawn,
} from '@linli/contracts/volunteers';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { anOrganiser, aVolunteer, hours, inHours, NOON } from '../testing/builders';
import { aKnownEvent, aTeamOf, shiftIdsOf, shiftsOf, signUpAs } from '../testing/given';
import { volunteersService } from '../volunteers.module';

let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([volunteersService], { now: NOON, watch: [PersonalDataErased, ShiftWithdrawn] });
});
afterAll(() => system.stop());

describe('the erasure of a volunteer', () => {
  it('leaves shifts to come and teams, and keeps hours under a pseudonym, also when it is asked for twice', async () => {
    await aTeamOf(system, 1, 2);
    const { id: eventId } = await aKnownEvent(system);
    const [first, second] = await shiftsOf(system, eventId, {}, { startsAt: hours(210), endsAt: hours(212) });
    for (const shift of [first, second]) await signUpAs(system, 1, shift?.id as string);
    system.clock.set(inHours(201));
    await system.ask(
      MarkAttendance,
      { shiftId: first?.id as string, volunteerId: aVolunteer(1).id, attended: true },
      anOrganiser(),
    );
    const started = { erasureId: newId(), accountId: aVolunteer(1).id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    const [word] = await system.factsOf(PersonalDataErased, 1);
    expect(word).toEqual({ erasureId: started.erasureId, removed: 2, pseudonymised: 2 });
    expect(await shiftIdsOf(system, 1)).toEqual([]);
    expect((await system.ask(ListShifts, { eventId })).items.map(({ taken }) => taken)).toEqual([1, 0]);
    expect((await system.ask(ListTeams, {})).items[0]).toMatchObject({ members: 1 });
    const pseudonym = { ...aVolunteer(1), id: started.pseudonym };
    expect(await system.ask(GetVolunteerRecord, {}, pseudonym)).toMatchObject({ minutes: 120, shiftsAttended: 1 });
    expect(await system.ask(GetVolunteerRecord, {}, aVolunteer(1))).toMatchObject({ minutes: 0 });
    await system.publish(AccountErasureStarted, started);
    await until('a second word', () => system.facts(PersonalDataErased).length > 1);
    expect(system.facts(ShiftWithdrawn)).toHaveLength(1);
    expect((await system.ask(ListTeams, {})).items[0]).toMatchObject({ members: 1 });
  });
});
