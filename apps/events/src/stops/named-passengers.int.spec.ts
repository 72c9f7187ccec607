import { OutsideOwnArea } from '@linli/contracts';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, NOON } from '../testing/builders';
import { LineSteps } from '../testing/line-steps';
import { STOPS } from '../testing/stops';

let system: TestSystem;
let line: LineSteps;
beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
  line = new LineSteps(system);
});
afterAll(() => system.stop());

const RIDE: [string, string] = [STOPS[0]?.key as string, STOPS.at(-1)?.key as string];

it('the list of a run names who rides, masked unless it is asked for in full', async () => {
  const eventId = await line.aLine({ isNamed: true });
  const attendees = [{ name: '林小满' }, { name: 'Anna Lindt' }];
  const named = await line.register(aResident(1), eventId, { partySize: 2, attendees });
  await line.choose(aResident(1), named, RIDE);
  const unnamed = await line.register(aResident(2), eventId);
  const masked = await line.listOf(eventId, 'monday');
  expect(masked.stops[0]?.gettingOn).toEqual([
    { registrationId: named, residentId: aResident(1).id, people: 2, names: ['林**', 'A**'] },
  ]);
  expect(masked.notChosen).toEqual([{ registrationId: unnamed, residentId: aResident(2).id, people: 1 }]);
  const full = await line.listInFull(eventId, 'monday');
  expect(full.stops.at(-1)?.gettingOff[0]?.names).toEqual(['林小满', 'Anna Lindt']);
  for (const who of [anOrganiser({ areaCodes: ['510104'] }), aResident(1)])
    await expect(line.listInFull(eventId, 'monday', who)).rejects.toThrow(OutsideOwnArea);
});

it('the list of a run that is off names nobody', async () => {
  const eventId = await line.aLine({ isNamed: true });
  await line.register(aResident(3), eventId, { attendees: [{ name: '林小满' }] });
  expect(JSON.stringify(await line.listInFull(eventId, 'tuesday'))).not.toContain('林小满');
});
