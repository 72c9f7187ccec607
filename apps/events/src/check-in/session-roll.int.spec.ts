import { Actor, OutsideOwnArea } from '@linli/contracts';
import { GetSessionRoll } from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { LineSteps } from '../testing/line-steps';

let system: TestSystem;
let steps: LineSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  steps = new LineSteps(system);
});
afterAll(() => system.stop());

const administrator: Actor = { ...anOrganiser(), roles: ['administrator'] };

it('the roll of a session names who comes, masked unless its organisers ask for it in full', async () => {
  const eventId = await steps.aLine({ isNamed: true });
  const attendees = [{ name: '林小满' }, { name: 'Anna Lindt' }];
  const registrationId = await steps.register(aResident(1), eventId, { partySize: 2, attendees });
  await steps.register(aResident(2), eventId);
  const roll = async (by: Actor, full?: boolean) =>
    (await system.ask(GetSessionRoll, { eventId, session: 'monday', full }, by)).items;
  const [masked, unnamed] = await roll(anOrganiser());
  expect(masked).toEqual({
    ...{ registrationId, residentId: aResident(1).id, people: 2, came: 0, inside: 0, left: false },
    names: ['林**', 'A**'],
  });
  expect(unnamed).not.toHaveProperty('names');
  expect((await roll(anOrganiser(), true))[0]?.names).toEqual(['林小满', 'Anna Lindt']);
  expect((await roll(administrator))[0]?.names).toEqual(['林**', 'A**']);
  for (const who of [administrator, anOrganiser({ areaCodes: ['510104'] }), aResident(1)])
    await expect(roll(who, true)).rejects.toThrow(OutsideOwnArea);
});
