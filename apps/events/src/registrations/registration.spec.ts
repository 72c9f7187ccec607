import { EventNotOpen, PartyExceedsCapacity, RegistrationClosed } from '@linli/contracts/events';
import * as fc from 'fast-check';
import { aCommunityEvent, aRegistration, hours, NOON } from '../testing/builders';
import { Admission, Registration, Release, register, withdraw } from './registration';

const party = (size: number, id = 'r1') => ({ id, residentId: `resident of ${id}`, size });

describe('registering', () => {
  it('takes places while there are enough', () => {
    const { communityEvent, registration } = register(aCommunityEvent({ capacity: 3 }), party(2), NOON);
    expect(registration).toEqual({
      ...{ _id: 'r1', eventId: 'e1', residentId: 'resident of r1', partySize: 2, status: 'confirmed', active: true, arrival: 1 },
      registeredAt: NOON,
    });
    expect(communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 0, arrivals: 1 });
  });

  it('puts the party on the waiting list when it does not fit as a whole', () => {
    const { communityEvent, registration } = register(
      aCommunityEvent({ capacity: 3, placesTaken: 2, arrivals: 1 }),
      party(2),
      NOON,
    );
    expect(registration).toMatchObject({ status: 'waiting', arrival: 2 });
    expect(communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 2 });
  });

  it('lets nobody pass those who wait already', () => {
    const { registration } = register(
      aCommunityEvent({ capacity: 3, placesTaken: 2, peopleWaiting: 2, arrivals: 2 }),
      party(1),
      NOON,
    );
    expect(registration.status).toBe('waiting');
  });

  it('refuses a party that is larger than the event', () => {
    expect(() => register(aCommunityEvent({ capacity: 3 }), party(4), NOON)).toThrow(PartyExceedsCapacity);
  });

  it('is open from the first instant of the window to the last before its end', () => {
    const communityEvent = aCommunityEvent({ signUpOpensAt: NOON, signUpClosesAt: new Date(hours(1)) });
    expect(register(communityEvent, party(1), NOON).registration.status).toBe('confirmed');
    expect(() => register(communityEvent, party(1), new Date(hours(1)))).toThrow(RegistrationClosed);
    expect(() => register(communityEvent, party(1), new Date(hours(-0.01)))).toThrow(RegistrationClosed);
  });

  it('is refused for drafts, cancelled events and events that have begun', () => {
    for (const given of [{ status: 'draft' }, { status: 'cancelled' }, { startsAt: NOON }] as const) {
      expect(() => register(aCommunityEvent(given), party(1), NOON)).toThrow(EventNotOpen);
    }
  });
});

describe('withdrawing', () => {
  const full = aCommunityEvent({ capacity: 2, placesTaken: 2, peopleWaiting: 3, arrivals: 3 });
  const first = aRegistration({ _id: 'r2', status: 'waiting', partySize: 2, arrival: 2 });
  const second = aRegistration({ _id: 'r3', status: 'waiting', partySize: 1, arrival: 3 });

  it('moves the first of the waiting list up when it fits', () => {
    const release = withdraw({ communityEvent: full, registration: aRegistration({ partySize: 2 }) }, [first, second]);
    expect(release.promoted).toEqual([{ ...first, status: 'confirmed' }]);
    expect(release.registration).toMatchObject({ status: 'cancelled', active: false });
    expect(release.communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 1 });
  });

  it('moves nobody past a first party that does not fit yet', () => {
    const release = withdraw({ communityEvent: full, registration: aRegistration({ partySize: 1 }) }, [first, second]);
    expect(release.promoted).toEqual([]);
    expect(release.communityEvent).toMatchObject({ placesTaken: 1, peopleWaiting: 3 });
  });

  it('lets the next move up when the party in front gives up waiting', () => {
    const communityEvent = { ...full, placesTaken: 1 };
    const release = withdraw({ communityEvent, registration: first }, [first, second]);
    expect(release.promoted).toEqual([{ ...second, status: 'confirmed' }]);
    expect(release.communityEvent).toMatchObject({ placesTaken: 2, peopleWaiting: 0 });
  });
});

type Step = { size: number } | { leave: number };

describe('any history of registering and withdrawing', () => {
  const join = fc.record({ size: fc.integer({ min: 1, max: 6 }) });
  const leave = fc.record({ leave: fc.nat(50) });
  const histories: fc.Arbitrary<Step[]> = fc.array(fc.oneof<fc.Arbitrary<Step>[]>(join, leave), { maxLength: 80 });

  it('never oversells, counts right and confirms strictly in order of arrival', () => {
    const holds = fc.property(fc.integer({ min: 6, max: 12 }), histories, (capacity, history) => {
      const { communityEvent, registrations } = lived(capacity, history);
      const people = (status: string) =>
        registrations.filter((r) => r.status === status).reduce((sum, r) => sum + r.partySize, 0);
      const firstWaiting = registrations.find((r) => r.status === 'waiting');
      expect(communityEvent.placesTaken).toBeLessThanOrEqual(capacity);
      expect([communityEvent.placesTaken, communityEvent.peopleWaiting]).toEqual([people('confirmed'), people('waiting')]);
      // Whoever waits first does not fit: a place is never left free for somebody further behind or for nobody.
      if (firstWaiting) expect(firstWaiting.partySize).toBeGreaterThan(capacity - communityEvent.placesTaken);
      expect(registrations.filter((r) => firstWaiting && r.arrival > firstWaiting.arrival && r.status === 'confirmed')).toEqual(
        [],
      );
    });
    return fc.assert(holds);
  });
});

function lived(capacity: number, history: readonly Step[]) {
  let communityEvent = aCommunityEvent({ capacity });
  const byId = new Map<string, Registration>();
  for (const [at, step] of history.entries()) {
    const decision = 'size' in step ? register(communityEvent, party(step.size, `r${at}`), NOON) : leaving(step.leave);
    if (!decision) continue;
    communityEvent = decision.communityEvent;
    for (const changed of changesOf(decision)) byId.set(changed._id, changed);
  }
  return { communityEvent, registrations: [...byId.values()] };

  function leaving(index: number): Release | undefined {
    const active = [...byId.values()].filter((r) => r.active);
    const registration = active[index % Math.max(active.length, 1)];
    const waiting = active.filter((r) => r.status === 'waiting').sort((a, b) => a.arrival - b.arrival);
    return registration && withdraw({ communityEvent, registration }, waiting.slice(0, registration.partySize + 1));
  }
}

const changesOf = (decision: Admission | Release): readonly Registration[] =>
  'promoted' in decision ? [decision.registration, ...decision.promoted] : [decision.registration];
