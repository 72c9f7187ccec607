import {
  CopyCommunityEvent,
  CreateCommunityEvent,
  ListRegistrations,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationMoved,
  SplitCommunityEvent,
} from '@linli/contracts/events';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
const reason = { zh: '两个社区分开办', en: 'One for each community' };
const evening = { startsAt: hours(210), endsAt: hours(213), signUpOpensAt: hours(-1), signUpClosesAt: hours(209) };
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON, watch: [RegistrationMoved] });
});
afterAll(() => system.stop());

/** Where those live who have a place, in order of arrival. */
async function homesAt(eventId: string): Promise<(string | undefined)[]> {
  const { items } = await system.ask(ListRegistrations, { eventId, status: 'confirmed' }, organiser);
  return items.map(({ homeAreaCode }) => homeAreaCode);
}

it('a split sends those of some areas to the other event, who are of those areas there, too', async () => {
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity: 9 }), organiser);
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  const homes = ['510108903901', '510108902901', '51010890390101', undefined];
  for (const [at, homeAreaCode] of homes.entries()) {
    const resident = { ...aResident(at + 1), ...(homeAreaCode && { homeAreaCode }) };
    await system.ask(RegisterForEvent, { eventId, partySize: 1 }, resident);
  }
  const { id: intoId } = await system.ask(CopyCommunityEvent, { eventId, ...evening }, organiser);
  await system.ask(SplitCommunityEvent, { eventId, intoId, residentsOf: ['510108903'], reason }, organiser);
  const facts = await until('two facts', () => {
    const moved = system.facts(RegistrationMoved);
    return moved.length === 2 && moved;
  });
  expect(await homesAt(intoId)).toEqual(['510108903901', '51010890390101']);
  expect(await homesAt(eventId)).toEqual(['510108902901', undefined]);
  expect(JSON.stringify(facts)).not.toContain('homeAreaCode');
});
