import { InvalidInput, KeyReused, OutsideOwnArea } from '@linli/contracts';
import {
  AdmitWalkIns,
  AlreadyInside,
  CheckInParty,
  CheckInPartyBody,
  CreateCommunityEvent,
  DoorsClosed,
  DoorsNotOpen,
  GetAttendance,
  GetTicket,
  ListCheckIns,
  ListMyCheckIns,
  NoPlaceForWalkIns,
  NotInside,
  PeopleExceedParty,
  PersonalDataErased,
  PublishCommunityEvent,
  RegisterForEvent,
  SetDoorRules,
  TicketForAnotherEvent,
  TicketNotValid,
  UndoCheckIn,
  UndoOutOfOrder,
  UploadCheckIns,
} from '@linli/contracts/events';
import { AccountErasureStarted } from '@linli/contracts/gateway';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anEventBody, anOrganiser, aResident, hours, NOON } from '../testing/builders';

const staff = anOrganiser();
const stranger = anOrganiser({ areaCodes: ['510104'] });
let system: TestSystem;
let nonces = 0;

beforeAll(async () => {
  system = await TestSystem.start([eventsService, eventsService], { now: NOON, watch: [PersonalDataErased] });
});
beforeEach(() => system.clock.set(new Date(hours(199))));
afterAll(() => system.stop());

/** An event with a party of two, before it begins. */
async function aFullDay(capacity = 10) {
  system.clock.set(NOON);
  const { id: eventId } = await system.ask(CreateCommunityEvent, anEventBody({ capacity }), staff);
  await system.ask(PublishCommunityEvent, { eventId }, staff);
  const { id: registrationId } = await system.ask(RegisterForEvent, { eventId, partySize: 2 }, aResident(1));
  const { text: ticket } = await system.ask(GetTicket, { registrationId }, aResident(1));
  system.clock.set(new Date(hours(199)));
  return { eventId, registrationId, ticket };
}

const nonce = (): string => `nonce-${String(++nonces).padStart(6, '0')}`;

const scan = (body: Pick<CheckInPartyBody, 'eventId'> & Partial<CheckInPartyBody>, by = staff) =>
  system.ask(CheckInParty, { gate: 'north', direction: 'entry', people: 1, nonce: nonce(), ...body }, by);

describe('at the gates', () => {
  it('a party comes and goes, and a retry gets the first answer', async () => {
    const { eventId, ticket, registrationId } = await aFullDay();
    const first = { eventId, ticket, nonce: nonce() };
    const answer = await scan(first);
    expect(answer).toMatchObject({ registrationId, inside: 1, status: 'accepted', way: 'gate' });
    expect(await scan(first)).toEqual(answer);
    await expect(scan({ ...first, people: 2 })).rejects.toThrow(KeyReused);
    await scan({ eventId, registrationId, gate: 'south' });
    await expect(scan({ eventId, ticket })).rejects.toThrow(AlreadyInside);
    await scan({ eventId, ticket, direction: 'exit', people: 2 });
    await expect(scan({ eventId, ticket, direction: 'exit' })).rejects.toThrow(NotInside);
    expect(await system.ask(GetAttendance, { eventId }, staff)).toEqual({
      ...{ eventId, registered: 2, inside: 0, came: 2, noShows: 0, walkIns: 0 },
      gates: [
        { gate: 'north', entries: 1, exits: 2 },
        { gate: 'south', entries: 1, exits: 0 },
      ],
    });
  });

  it('one ticket at two gates at once lets one in', async () => {
    const { eventId, ticket, registrationId } = await aFullDay();
    const tries = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map((number) =>
        scan({ eventId, people: 2, gate: `gate ${number}`, ...(number % 2 === 0 ? { ticket } : { registrationId }) }),
      ),
    );
    const refusals = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals.map((reason) => reason.constructor)).toEqual(Array(5).fill(AlreadyInside));
    expect(await system.ask(GetAttendance, { eventId }, staff)).toMatchObject({ inside: 2, came: 2 });
  });

  it('refuses what is not right', async () => {
    const [{ eventId, ticket }, other] = [await aFullDay(), await aFullDay()];
    await expect(scan({ eventId, ticket }, stranger)).rejects.toThrow(OutsideOwnArea);
    await expect(scan({ eventId, ticket: other.ticket })).rejects.toThrow(TicketForAnotherEvent);
    await expect(scan({ eventId, registrationId: other.registrationId })).rejects.toThrow(TicketForAnotherEvent);
    const forged = `${ticket.slice(0, 30)}${ticket[30] === 'A' ? 'B' : 'A'}${ticket.slice(31)}`;
    await expect(scan({ eventId, ticket: forged })).rejects.toThrow(TicketNotValid);
    await expect(scan({ eventId, ticket: 'https://example.com' })).rejects.toThrow(TicketNotValid);
    await expect(scan({ eventId })).rejects.toThrow(InvalidInput);
    await expect(scan({ eventId, ticket, people: 3 })).rejects.toThrow(PeopleExceedParty);
    system.clock.set(new Date(hours(197.9)));
    await expect(scan({ eventId, ticket })).rejects.toThrow(DoorsNotOpen);
    system.clock.set(new Date(hours(204.1)));
    await expect(scan({ eventId, registrationId: (await aKnown(eventId)) as string })).rejects.toThrow(DoorsClosed);
  });

  const aKnown = async (eventId: string) =>
    (await system.database().collection('registrations').findOne({ eventId }))?._id as unknown as string | undefined;

  it('takes a check-in back in order, and keeps it', async () => {
    const { eventId, ticket } = await aFullDay();
    const entry = await scan({ eventId, ticket });
    const exit = await scan({ eventId, ticket, direction: 'exit' });
    const undo = (checkInId: string, by = staff) => system.ask(UndoCheckIn, { checkInId, reason: '扫错了人' }, by);
    await expect(undo(entry.id, stranger)).rejects.toThrow(OutsideOwnArea);
    await expect(undo(entry.id)).rejects.toThrow(UndoOutOfOrder);
    await undo(exit.id);
    const undone = await undo(entry.id);
    expect(undone).toMatchObject({ status: 'undone', undoneBecause: '扫错了人' });
    expect(await undo(entry.id)).toEqual(undone);
    expect(await system.ask(GetAttendance, { eventId }, staff)).toMatchObject({ inside: 0, came: 0, noShows: 2, gates: [] });
    expect((await system.ask(ListCheckIns, { eventId, gate: 'north' }, staff)).items).toHaveLength(2);
    expect((await system.ask(ListMyCheckIns, {}, aResident(1))).items.map(({ id }) => id)).toContain(entry.id);
  });

  it('lets people without a registration in, as the rule says', async () => {
    const { eventId } = await aFullDay(5);
    const walkIn = (people: number, given = {}) =>
      system.ask(AdmitWalkIns, { eventId, gate: 'north', people, nonce: nonce(), ...given }, staff);
    const both = await Promise.allSettled([walkIn(2), walkIn(2)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(walkIn(2)).rejects.toThrow(NoPlaceForWalkIns);
    await system.ask(SetDoorRules, { eventId, walkIns: 'unbounded' }, staff);
    const twice = { nonce: nonce() };
    expect(await walkIn(7, twice)).toEqual(await walkIn(7, twice));
    expect(await system.ask(GetAttendance, { eventId }, staff)).toMatchObject({ walkIns: 9, inside: 9, came: 0 });
  });
});

describe('scans made without a network', () => {
  it('are each answered on their own, the same for the whole once more, with conflicts between gates', async () => {
    const { eventId, ticket, registrationId } = await aFullDay();
    const at = (minute: number) => ({ deviceAt: new Date(Date.parse(hours(198)) + minute * 60_000).toISOString() });
    const entry = { direction: 'entry' as const, people: 2 };
    const scans = [
      { ticket, gate: 'north', ...entry, nonce: nonce(), ...at(10) },
      { registrationId, gate: 'south', ...entry, nonce: nonce(), ...at(11) },
      { registrationId: newId(), gate: 'south', ...entry, nonce: nonce(), ...at(12) },
      { registrationId, gate: 'south', ...entry, nonce: nonce(), ...at(600) },
    ];
    const { items } = await system.ask(UploadCheckIns, { eventId, scans }, staff);
    expect(items).toMatchObject([
      { outcome: 'accepted', conflict: false },
      { outcome: 'refused', refusal: 'events.already-inside', conflict: true },
      { outcome: 'refused', refusal: 'events.registration-not-found', conflict: false },
      { outcome: 'refused', refusal: 'events.device-time-not-valid', conflict: false },
    ]);
    const again = await system.ask(UploadCheckIns, { eventId, scans }, staff);
    const kept = items.slice(0, 3).map((item) => ({ ...item, outcome: 'repeated' }));
    expect(again.items).toEqual([...kept, items[3]]);
    expect(await system.ask(GetAttendance, { eventId }, staff)).toMatchObject({ inside: 2, came: 2 });
  });
});

describe('the erasure of a person', () => {
  it('leaves check-ins under a pseudonym, also when it is asked for twice', async () => {
    const { eventId, ticket } = await aFullDay();
    await scan({ eventId, ticket });
    const started = { erasureId: newId(), accountId: aResident(1).id, pseudonym: newId() };
    await system.publishTwice(AccountErasureStarted, started);
    await until('the word', () => system.facts(PersonalDataErased).find(({ erasureId }) => erasureId === started.erasureId));
    expect((await system.ask(ListMyCheckIns, {}, aResident(1))).items).toEqual([]);
    const kept = await system.database().collection('checkIns').findOne({ eventId });
    expect(kept?.residentId).toBe(started.pseudonym);
  });
});
