import { NotOwner } from '@linli/contracts';
import {
  AcceptTransfer,
  CancelRegistration,
  CheckInParty,
  GetCalendarEntry,
  GetCommunityEvent,
  GetTicket,
  ListMyRegistrations,
  ListMyTransfers,
  ListRegistrations,
  OfferTransfer,
  PartyHasCome,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationNotConfirmed,
  RegistrationPromoted,
  RegistrationView,
  RescheduleCommunityEvent,
  TakeBackTransfer,
  TransferNotOpen,
} from '@linli/contracts/events';
import { newId } from '@linli/persistence';
import { TestSystem, until } from '@linli/testing';
import { eventsService } from '../events.module';
import { anOrganiser, aResident, hours, NOON } from '../testing/builders';
import { transferSteps } from '../testing/transfer-steps';

const organiser = anOrganiser();
let system: TestSystem;

beforeAll(async () => {
  system = await TestSystem.start([eventsService], {
    now: NOON,
    watch: [RegistrationCancelled, RegistrationConfirmed, RegistrationPromoted],
  });
});
beforeEach(() => system.clock.set(NOON));
afterAll(() => system.stop());

const { anEvent, register, codeOf, accept } = transferSteps(() => system);

const stands = async (number: number, eventId: string): Promise<string[]> =>
  (await system.ask(ListMyRegistrations, { limit: 100 }, aResident(number))).items
    .filter((one) => one.eventId === eventId)
    .map(({ status }) => status);

const factsOf = (registrationId: string) =>
  [RegistrationCancelled, RegistrationConfirmed, RegistrationPromoted].flatMap((contract) =>
    system.facts(contract).filter((fact) => fact.registrationId === registrationId),
  );

describe('a place that is passed on', () => {
  it('is with whoever accepts its code, with all that goes with it, and nobody who waits moves up', async () => {
    const { id: eventId } = await anEvent();
    const mine = await register(1, eventId, { partySize: 2 });
    const waiting = await register(2, eventId);
    const code = await codeOf(1, mine);
    const ticket = await system.ask(GetTicket, { registrationId: mine.id }, aResident(1));
    const theirs = await accept(3, code);
    expect(theirs).toMatchObject({ status: 'confirmed', partySize: 2, moves: [{ reason: 'taken-over' }] });
    expect([await stands(1, eventId), await stands(2, eventId)]).toEqual([['cancelled'], ['waiting']]);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 2, peopleWaiting: 1 });
    const told = await until('both facts', () => factsOf(mine.id).length === 2 && factsOf(theirs.id));
    expect(told).toMatchObject([{ because: 'taken-over', residentId: aResident(3).id }]);
    expect(factsOf(mine.id)).toMatchObject([{ because: 'passed-on', residentId: aResident(1).id }, {}]);
    expect(factsOf(waiting.id)).toEqual([]);
    // A second tap of whoever has it is answered the same, anybody else is refused.
    expect(await accept(3, code)).toEqual(theirs);
    await expect(accept(4, code)).rejects.toThrow(TransferNotOpen);
    const { registration } = await system.ask(GetCalendarEntry, { registrationId: mine.id }, aResident(1));
    expect(registration).toMatchObject({ status: 'cancelled' });
    await atTheDoors(eventId, { before: ticket.text, theirs });
  });

  /** The ticket of before is refused, the new one is good. */
  async function atTheDoors(eventId: string, { before, theirs }: { before: string; theirs: RegistrationView }): Promise<void> {
    const ticket = await system.ask(GetTicket, { registrationId: theirs.id }, aResident(3));
    system.clock.set(new Date(hours(199)));
    const scan = (text: string) =>
      system.ask(
        CheckInParty,
        { eventId, ticket: text, gate: 'north', direction: 'entry', people: 2, nonce: newId().slice(-12) },
        organiser,
      );
    await expect(scan(before)).rejects.toThrow(RegistrationNotConfirmed);
    expect(await scan(ticket.text)).toMatchObject({ status: 'accepted' });
  }

  it('goes to exactly one of many who accept at once, and the command may come twice', async () => {
    const { id: eventId } = await anEvent();
    const code = await codeOf(1, await register(1, eventId));
    const messageId = newId();
    const body = { transferCode: code };
    const twice = [0, 1].map(() => system.askAgain(AcceptTransfer, body, { messageId, actor: aResident(10) }));
    const others = Array.from({ length: 9 }, (_each, at) => accept(11 + at, code));
    const answers = await Promise.allSettled([...twice, ...others]);
    const winners = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    expect(new Set(winners).size).toBe(1);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 1 });
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(TransferNotOpen);
  });

  it('is either withdrawn or passed on where both are tried at once', async () => {
    const { id: eventId } = await anEvent({ capacity: 1 });
    const mine = await register(1, eventId);
    await register(2, eventId);
    const code = await codeOf(1, mine);
    const cancel = system.ask(CancelRegistration, { registrationId: mine.id }, aResident(1));
    await Promise.allSettled([cancel, accept(3, code)]);
    const [waiter, receiver] = [await stands(2, eventId), await stands(3, eventId)];
    expect([
      [['confirmed'], []],
      [['waiting'], ['confirmed']],
    ]).toContainEqual([waiter, receiver]);
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 1 });
  });

  it('is taken by somebody who waits: they have one registration then', async () => {
    const { id: eventId } = await anEvent({ capacity: 1 });
    const code = await codeOf(1, await register(1, eventId));
    await register(2, eventId);
    await accept(2, code);
    expect(new Set(await stands(2, eventId))).toEqual(new Set(['cancelled', 'confirmed']));
    expect(await system.ask(GetCommunityEvent, { eventId })).toMatchObject({ placesTaken: 1, peopleWaiting: 0 });
  });
});

describe('an offer', () => {
  it('is the holder’s alone, keeps its code, is listed with it, and is worthless when it is taken back or over', async () => {
    const { id: eventId } = await anEvent();
    const mine = await register(1, eventId);
    const named = { registrationId: mine.id };
    await expect(system.ask(OfferTransfer, named, aResident(2))).rejects.toThrow(NotOwner);
    const code = await codeOf(1, mine);
    expect(await codeOf(1, mine)).toBe(code);
    await expect(system.ask(TakeBackTransfer, named, aResident(2))).rejects.toThrow(NotOwner);
    expect((await system.ask(ListMyTransfers, {}, aResident(2))).items).toEqual([]);
    await system.ask(TakeBackTransfer, named, aResident(1));
    await expect(accept(3, code)).rejects.toThrow(TransferNotOpen);
    const again = await codeOf(1, mine);
    expect(again).not.toBe(code);
    await expect(accept(3, code)).rejects.toThrow(TransferNotOpen);
    system.clock.set(new Date(hours(49)));
    await expect(accept(3, again)).rejects.toThrow(TransferNotOpen);
    expect((await system.ask(ListMyTransfers, {}, aResident(1))).items).toEqual([]);
  });

  it('leaves no code in the store', async () => {
    const { id: eventId } = await anEvent();
    const code = await codeOf(1, await register(1, eventId));
    for (const name of ['registrations', 'sittings', 'inbox', 'outbox']) {
      const found = await system.database().collection(name).find().toArray();
      expect([name, JSON.stringify(found).includes(code)]).toEqual([name, false]);
    }
  });

  it('is not known by any other code', async () => {
    const { id: eventId } = await anEvent();
    const code = await codeOf(1, await register(1, eventId));
    const forged = `${code.slice(0, 22)}${code.slice(22).split('').reverse().join('')}`;
    for (const wrong of [forged, 'A'.repeat(44)]) await expect(accept(3, wrong)).rejects.toThrow(TransferNotOpen);
  });

  it('is refused for those who have been at the door when the event was to be earlier', async () => {
    const { id: eventId } = await anEvent();
    const mine = await register(1, eventId);
    const code = await codeOf(1, mine);
    const scan = { registrationId: mine.id, gate: 'north', direction: 'entry', people: 1, nonce: 'north-000001' } as const;
    const soon = { eventId, startsAt: hours(1), endsAt: hours(2), signUpClosesAt: hours(1) };
    await system.ask(RescheduleCommunityEvent, soon, organiser);
    await system.ask(CheckInParty, { eventId, ...scan }, organiser);
    const later = { eventId, startsAt: hours(200), endsAt: hours(203), signUpClosesAt: hours(199) };
    await system.ask(RescheduleCommunityEvent, later, organiser);
    await expect(accept(3, code)).rejects.toThrow(PartyHasCome);
    await expect(system.ask(OfferTransfer, { registrationId: mine.id }, aResident(1))).rejects.toThrow(PartyHasCome);
  });

  it('and a place given up are refused to those who are inside, for it would be somebody else’s', async () => {
    const { id: eventId } = await anEvent();
    const [mine, other] = [await register(1, eventId), await register(2, eventId)];
    const waiting = await register(3, eventId);
    const cancel = (number: number, { id: registrationId }: { id: string }) =>
      system.ask(CancelRegistration, { registrationId }, aResident(number));
    const soon = { eventId, startsAt: hours(1), endsAt: hours(2), signUpClosesAt: hours(1) };
    await system.ask(RescheduleCommunityEvent, soon, organiser);
    const scan = { registrationId: mine.id, gate: 'north', direction: 'entry', people: 1, nonce: 'north-000002' } as const;
    await system.ask(CheckInParty, { eventId, ...scan }, organiser);
    await expect(cancel(1, mine)).rejects.toThrow(PartyHasCome);
    expect(await cancel(2, other)).toMatchObject({ status: 'cancelled' });
    expect(await cancel(2, other)).toMatchObject({ status: 'cancelled' });
    const { items } = await system.ask(ListRegistrations, { eventId }, organiser);
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      [mine.id, 'confirmed'],
      [other.id, 'cancelled'],
      [waiting.id, 'confirmed'],
    ]);
  });
});
