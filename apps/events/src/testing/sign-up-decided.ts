import { approve, prioritise, reject } from '../registrations/approval';
import { changeCapacity, setPools } from '../registrations/capacity';
import { accept, confirmHold, expire, refuse } from '../registrations/offers';
import { reduce } from '../registrations/reduction';
import { Decision, Registration } from '../registrations/registration';
import { Roll } from '../registrations/roll';
import { leave, withdraw } from '../registrations/withdrawal';
import { giveUp, withoutPool } from '../sessions/giving-up';
import { offerTransfer, takeBackTransfer } from '../transfers/transfer';
import { anOrganiser } from './builders';
import { Step } from './sign-up-steps';

const words = { zh: '原因', en: 'reason' };

/** Steps that are decided on the roll alone. */
export type Decided = Exclude<
  Step,
  | { do: 'register' }
  | { do: 'take-over' }
  | { do: 'walk-in' }
  | { do: 'walk-out' }
  | { do: 'put-off' }
  | { do: 'call-off' }
  | { do: 'age' }
  | { do: 'move' }
  | { do: 'time' }
  | { do: 'crash' }
  | { do: 'again' }
>;

/** What the rules make of the step; undefined where there is nothing for it. */
export function decided(roll: Roll, step: Decided, now: Date): Decision | undefined {
  if (step.do === 'expire') return expire(roll, roll.due(now), now);
  if (step.do === 'capacity') return changeCapacity(roll, step.capacity, { actor: anOrganiser(), now });
  if (step.do === 'pools') return poolsOf(roll, step, now);
  const all = roll.everybody();
  const registration = all[step.whose % Math.max(all.length, 1)];
  if (!registration) return undefined;
  if (step.do === 'prioritise') return prioritise(roll, registration, { now, words, priority: step.priority });
  if (step.do === 'offer-transfer') return offerTransfer(roll, registration, { id: 'offer', now });
  if (step.do === 'give-up') return givenUp(roll, registration, { session: step.pool, now });
  if (step.do === 'reduce')
    return reduce(roll, registration, { partySize: step.to, needs: fewer(registration, step.needs), now });
  if (step.do === 'take-back') return takeBackTransfer(roll, registration);
  if (step.do === 'reject') return reject(roll, registration, { now, words });
  return { withdraw, leave, accept, refuse, approve, confirm: confirmHold }[step.do](roll, registration, now);
}

function givenUp(roll: Roll, registration: Registration, { session, now }: { session: string; now: Date }): Decision {
  const isOfSession = roll.communityEvent.pools.some(({ ofSession }) => ofSession);
  return isOfSession ? giveUp(roll, registration, { session, now }) : withoutPool(roll, registration, { pool: session, now });
}

function poolsOf(roll: Roll, { morning, evening }: { morning: number; evening: number }, now: Date): Decision | undefined {
  if (roll.communityEvent.pools.length === 0) return undefined;
  const pools = [
    { key: 'morning', title: words, capacity: morning },
    { key: 'evening', title: words, capacity: evening },
  ];
  return setPools(roll, pools, { actor: anOrganiser(), now });
}

const fewer = ({ needs }: Registration, most: number) => needs.map(({ pool, count }) => ({ pool, count: Math.min(count, most) }));
