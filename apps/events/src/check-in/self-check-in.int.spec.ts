import { NotOwner, OutsideOwnArea } from '@linli/contracts';
import {
  AlreadyInside,
  CheckMyselfIn,
  CreateCommunityEvent,
  GetAttendance,
  GetPlaceCode,
  PlaceCodeNotValid,
  PublishCommunityEvent,
  RegisterForEvent,
  RegistrationNotConfirmed,
  RegistrationView,
  SelfCheckInNotAllowed,
  SetDoorRules,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const organiser = anOrganiser();
let system: TestSystem;
let eventId: string;
let [mine, waiting]: RegistrationView[] = [];

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());
beforeEach(async () => {
  system.clock.set(NOON);
  eventId = (await system.ask(CreateCommunityEvent, anEventBody({ capacity: 2 }), organiser)).id;
  await system.ask(PublishCommunityEvent, { eventId }, organiser);
  mine = await system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(1));
  waiting = await system.ask(RegisterForEvent, { eventId, partySize: 1 }, aResident(2));
  system.clock.set(new Date(hours(199)));
});

const open = () => system.ask(SetDoorRules, { eventId, walkIns: 'none', selfCheckIn: true }, organiser);
const code = async () => (await system.ask(GetPlaceCode, { eventId }, organiser)).placeCode;
const checkIn = (given: string, people?: number) =>
  system.ask(CheckMyselfIn, { registrationId: (mine as RegistrationView).id, placeCode: given, people }, aResident(1));

it('people let themselves in by the code of the moment, once however often they send it', async () => {
  await open();
  const shown = await code();
  const first = await checkIn(shown, 1);
  expect(first).toMatchObject({ eventId, gate: 'self', way: 'self', direction: 'entry', people: 1, inside: 1 });
  expect(await checkIn(shown, 1)).toEqual(first);
  system.clock.set(new Date(system.clock.now().getTime() + 60_000));
  await expect(checkIn(shown)).rejects.toThrow(PlaceCodeNotValid);
  await expect(checkIn(await code())).rejects.toThrow(AlreadyInside);
  expect(await checkIn(await code(), 1)).toMatchObject({ inside: 2 });
  expect(await system.ask(GetAttendance, { eventId }, organiser)).toMatchObject({ inside: 2, came: 2, noShows: 0 });
});

it('two clicks at the same moment let a party in once', async () => {
  await open();
  const shown = await code();
  const [one, other] = await Promise.all([checkIn(shown), checkIn(shown)]);
  expect(one).toEqual(other);
  expect(await system.ask(GetAttendance, { eventId }, organiser)).toMatchObject({ inside: 2 });
});

it('is only where the organiser allows it, for those with a place of their own', async () => {
  await expect(checkIn('00000000')).rejects.toThrow(SelfCheckInNotAllowed);
  await expect(code()).rejects.toThrow(SelfCheckInNotAllowed);
  expect(await open()).toEqual({ eventId, walkIns: 'none', selfCheckIn: true, releaseAfter: 0 });
  const shown = await code();
  await expect(system.ask(GetPlaceCode, { eventId }, anOrganiser({ areaCodes: ['510108902'] }))).rejects.toThrow(OutsideOwnArea);
  const { id: registrationId } = mine as RegistrationView;
  await expect(system.ask(CheckMyselfIn, { registrationId, placeCode: shown }, aResident(2))).rejects.toThrow(NotOwner);
  const other = { registrationId: (waiting as RegistrationView).id, placeCode: shown };
  await expect(system.ask(CheckMyselfIn, other, aResident(2))).rejects.toThrow(RegistrationNotConfirmed);
  expect(await system.ask(SetDoorRules, { eventId, walkIns: 'unbounded' }, organiser)).toMatchObject({ selfCheckIn: true });
});
