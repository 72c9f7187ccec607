import * as fc from 'fast-check';

/** Which pools a party needs. */
export type Need = 'none' | 'morning' | 'evening' | 'both';
/** What may happen next. */
export type Step =
  | { do: 'register'; who: number; size: number; need: Need; hold: boolean }
  | {
      do: 'withdraw' | 'leave' | 'accept' | 'refuse' | 'confirm' | 'approve' | 'reject' | 'offer-transfer' | 'take-back';
      whose: number;
    }
  /** Somebody has the code of that registration. */
  | { do: 'take-over'; whose: number; who: number }
  | { do: 'give-up'; whose: number; pool: 'morning' | 'evening' }
  /** Each pool is needed for so many at most. */
  | { do: 'reduce'; whose: number; to: number; needs: number }
  | { do: 'prioritise'; whose: number; priority: number }
  | { do: 'capacity'; capacity: number }
  | { do: 'pools'; morning: number; evening: number }
  /** People without a registration come in; `anyway` where a device had let them in without a network. */
  | { do: 'walk-in'; size: number; need: Need; anyway: boolean }
  | { do: 'walk-out'; which: number }
  /** By organisers: put off, moved so many hours later, called off; and by the clock what is due. */
  | { do: 'put-off' }
  | { do: 'call-off' }
  | { do: 'age' }
  | { do: 'move'; later: number }
  | { do: 'time'; hours: number }
  | { do: 'expire' }
  | { do: 'crash' }
  /** The message of an earlier step comes again, to any writer. */
  | { do: 'again'; which: number };

const size = fc.integer({ min: 1, max: 6 });
const whose = fc.nat(60);
const need = fc.constantFrom<Need>('none', 'morning', 'evening', 'both');
const register_ = fc.record({ do: fc.constant('register' as const), who: fc.nat(25), size, need, hold: fc.boolean() });
const ofOne = fc.record({
  do: fc.constantFrom('withdraw', 'leave', 'accept', 'refuse', 'confirm', 'approve', 'reject' as const),
  whose,
});
const givingUp = fc.record({ do: fc.constant('give-up' as const), whose, pool: fc.constantFrom('morning', 'evening' as const) });
const reducing = fc.record({ do: fc.constant('reduce' as const), whose, to: fc.nat(5), needs: fc.integer({ min: 1, max: 3 }) });
const ofTransfers = fc.oneof(
  fc.record({ do: fc.constantFrom('offer-transfer', 'offer-transfer', 'take-back' as const), whose }),
  fc.record({ do: fc.constant('take-over' as const), whose, who: fc.nat(25) }),
);
const ofTime = fc.oneof(
  fc.record({ do: fc.constant('time' as const), hours: fc.oneof(fc.integer({ min: 1, max: 14 }), fc.constant(0.1)) }),
  fc.record({ do: fc.constant('age' as const) }),
  fc.record({ do: fc.constant('expire' as const) }),
);
const ofOrganisers = fc.oneof(
  fc.record({ do: fc.constant('capacity' as const), capacity: fc.integer({ min: 1, max: 14 }) }),
  fc.record({ do: fc.constant('pools' as const), morning: fc.nat(8), evening: fc.nat(8) }),
  fc.record({ do: fc.constant('prioritise' as const), whose, priority: fc.nat(9) }),
);
const ofChanges = fc.oneof(
  fc.record({ do: fc.constantFrom('put-off', 'put-off', 'call-off' as const) }),
  fc.record({ do: fc.constant('move' as const), later: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('move' as const), later: fc.integer({ min: 1, max: 30 }) }),
);
const ofFate = fc.oneof(
  fc.record({ do: fc.constant('crash' as const) }),
  fc.record({ do: fc.constant('again' as const), which: fc.nat(80) }),
);
const ofDoors = fc.oneof(
  fc.record({
    ...{ do: fc.constant('walk-in' as const), size: fc.integer({ min: 1, max: 4 }), need },
    anyway: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  }),
  fc.record({ do: fc.constant('walk-out' as const), which: fc.nat(20) }),
);
const steps = fc.oneof(
  { weight: 6, arbitrary: register_ },
  { weight: 5, arbitrary: ofOne },
  { weight: 4, arbitrary: ofTransfers },
  { weight: 2, arbitrary: givingUp },
  { weight: 3, arbitrary: reducing },
  { weight: 4, arbitrary: ofDoors },
  { weight: 4, arbitrary: ofTime },
  { weight: 1, arbitrary: ofOrganisers },
  { weight: 1, arbitrary: ofChanges },
  { weight: 2, arbitrary: ofFate },
);
/** Any order of anything, by any of three writers. */
export const histories = fc.array(fc.record({ step: steps, writer: fc.nat(2) }), { maxLength: 90 }) as fc.Arbitrary<
  { step: Step; writer: number }[]
>;
/** How the event is set. */
export const settings = fc.record({
  capacity: fc.integer({ min: 6, max: 12 }),
  promotion: fc.constantFrom('automatic', 'offers' as const),
  waitingPolicy: fc.constantFrom('strict-order', 'best-fit' as const),
  mostSkips: fc.nat(3),
  waitingLimit: fc.integer({ min: 4, max: 40 }),
  /** The organiser approves each. */
  approval: fc.constantFrom(false, false, true),
  /** Where the event is for enterprises: how many people of each may come. */
  placesPerEnterprise: fc.constantFrom(0, 0, 4),
  withPools: fc.boolean(),
  /** Where it has sessions that begin while the history goes on; with pools these may be those of the sessions. */
  programme: fc.constantFrom('none', 'whole', 'session' as const),
});
export type Settings = typeof settings extends fc.Arbitrary<infer S> ? S : never;
