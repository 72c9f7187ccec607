import {
  CancelRegistration,
  CheckInParty,
  CreateCommunityEvent,
  DoorsClosed,
  GetAttendance,
  GetTicket,
  ListCheckIns,
  PublishCommunityEvent,
  RegisterForEvent,
  RescheduleCommunityEvent,
  TicketNotValid,
  UploadAnswer,
  UploadCheckIns,
  UploadedScan,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const staff = anOrganiser();
let system: TestSystem;
let eventId: string;
let ticket: string;
let registrationId: string;
let scans = 0;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], { now: NOON });
});
afterAll(() => system.stop());

/** A party of two with its ticket, at open doors. */
beforeEach(async () => {
  system.clock.set(NOON);
  ({ id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity: 10 }), staff));
  await system.ask(PublishCommunityEvent, { eventId }, staff);
  ({ id: registrationId } = await system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(1)));
  ({ text: ticket } = await system.ask(GetTicket, { registrationId }, aResident(1)));
  system.clock.set(new Date(hours(199)));
});

const scan = (given: Partial<UploadedScan> = {}): UploadedScan => ({
  ...{ ticket, gate: 'north', direction: 'entry', people: 2, nonce: `offline-${++scans}-0000`, deviceAt: hours(198.5) },
  ...given,
});

const upload = async (...some: UploadedScan[]): Promise<UploadAnswer[]> =>
  (await system.ask(UploadCheckIns, { eventId, scans: some }, staff)).items;

const attendance = () => system.ask(GetAttendance, { eventId }, staff);

it('a scan of a clock that was ahead is refused, and entered once that time has come', async () => {
  const some = [scan({ deviceAt: hours(199.1) })];
  const ahead = { outcome: 'refused', refusal: 'events.device-time-not-valid', conflict: false };
  expect(await upload(...some)).toMatchObject([ahead]);
  expect(await upload(...some)).toMatchObject([ahead]);
  expect((await system.ask(ListCheckIns, { eventId }, staff)).items).toEqual([]);
  system.clock.set(new Date(hours(201)));
  const [entered] = await upload(...some);
  expect(entered).toMatchObject({ outcome: 'accepted', conflict: false });
  expect(await upload(...some)).toEqual([{ ...entered, outcome: 'repeated' }]);
  expect(await attendance()).toMatchObject({ came: 2, inside: 2 });
});

it('whatever was refused and kept is answered the same at any later time', async () => {
  const { id: other } = await system.ask(CreateCommunityEvent, anEventBody({ startsAt: hours(200) }), staff);
  await system.ask(PublishCommunityEvent, { eventId: other }, staff);
  const elsewhere = { eventId: other, scans: [scan(), scan({ ticket: 'https://example.com/?for=2' })] };
  const ask = async () => (await system.ask(UploadCheckIns, elsewhere, staff)).items;
  const first = await ask();
  expect(first).toMatchObject([
    { outcome: 'refused', refusal: 'events.ticket-for-another-event', conflict: false },
    { outcome: 'refused', refusal: 'events.ticket-not-valid', conflict: false },
  ]);
  system.clock.set(new Date(hours(260)));
  expect(await ask()).toEqual(first.map((one) => ({ ...one, outcome: 'repeated' })));
});

describe('of an event that was moved', () => {
  beforeEach(async () => {
    system.clock.set(NOON);
    const times = { startsAt: hours(300), endsAt: hours(303), signUpClosesAt: hours(299) };
    await system.ask(RescheduleCommunityEvent, { eventId, ...times }, staff);
  });
  const atTheGate = () =>
    system.ask(CheckInParty, { eventId, ticket, gate: 'north', direction: 'entry', people: 2, nonce: 'moved-000001' }, staff);

  it('the tickets of before let in at the new time, and not after it', async () => {
    system.clock.set(new Date(hours(304.5)));
    await expect(atTheGate()).rejects.toThrow(DoorsClosed);
    system.clock.set(new Date(hours(299)));
    expect(await atTheGate()).toMatchObject({ status: 'accepted', inside: 2 });
  });

  it('scans of them are taken in, too', async () => {
    system.clock.set(new Date(hours(310)));
    expect(await upload(scan({ deviceAt: hours(299) }))).toMatchObject([{ outcome: 'accepted', conflict: false }]);
  });
});

describe('what a device could not know is a conflict', () => {
  it('where the place was given up meanwhile', async () => {
    await system.ask(CancelRegistration, { registrationId }, aResident(1));
    const some = [scan()];
    const answers = await upload(...some);
    expect(answers).toMatchObject([{ outcome: 'refused', refusal: 'events.registration-not-confirmed', conflict: true }]);
    expect(await upload(...some)).toEqual([{ ...answers[0], outcome: 'repeated' }]);
    const { items } = await system.ask(ListCheckIns, { eventId }, staff);
    expect(items).toMatchObject([{ status: 'refused', conflict: true, registrationId }]);
  });

  it('where two devices have read one ticket, at the same gate, too', async () => {
    expect(await upload(scan())).toMatchObject([{ outcome: 'accepted', conflict: false }]);
    expect(await upload(scan({ deviceAt: hours(198.6) }))).toMatchObject([
      { outcome: 'refused', refusal: 'events.already-inside', conflict: true },
    ]);
  });
});

it('whatever is in a code is refused for itself, and nothing else of the lot', async () => {
  const some = [scan({ ticket: 'x'.repeat(5000) }), scan({ ticket: '' }), scan()];
  expect((await upload(...some)).map(({ outcome, refusal }) => refusal ?? outcome)).toEqual([
    ...['events.ticket-not-valid', 'events.ticket-not-valid'],
    'accepted',
  ]);
  const read = { eventId, ticket: 'x'.repeat(5000), gate: 'north', direction: 'entry' as const, people: 1, nonce: 'long-000001' };
  await expect(system.ask(CheckInParty, read, staff)).rejects.toThrow(TicketNotValid);
});
