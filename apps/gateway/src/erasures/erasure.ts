import { ErasureStatus, ErasureUnderWay, ErasureView } from '@linli/contracts/gateway';
import { DATA_HOLDERS, DataHolder } from '@linli/contracts/personal-data';

/** What one service has done. */
export interface ErasureStep {
  readonly service: DataHolder;
  readonly doneAt: Date;
  readonly removed: number;
  readonly pseudonymised: number;
}

/** The erasure of one person's data, from the wish to the end. */
export interface Erasure {
  readonly _id: string;
  /** Missing once there is no such account any more. */
  readonly accountId?: string;
  /** Stands for the person in what is kept. */
  readonly pseudonym: string;
  /** Of the token that its owner holds. */
  readonly tokenHash: string;
  readonly status: ErasureStatus;
  readonly requestedAt: Date;
  readonly eraseAfter: Date;
  /** Grants that were suspended with the wish; those that still are hold again when it is cancelled. */
  readonly grantIds: readonly string[];
  readonly steps: readonly ErasureStep[];
  /** Services that have not told yet that they are done. */
  readonly pending: readonly DataHolder[];
  readonly finishedAt?: Date;
}

const DAY_MS = 86_400_000;

interface Wish extends Pick<Erasure, '_id' | 'pseudonym' | 'tokenHash' | 'grantIds'> {
  readonly accountId: string;
  readonly graceDays: number;
  readonly now: Date;
}

/** A new erasure; without days of grace it begins at once. */
export const wished = ({ graceDays, now, ...wish }: Wish): Erasure => ({
  ...wish,
  status: graceDays === 0 ? 'erasing' : 'waiting',
  requestedAt: now,
  eraseAfter: new Date(now.getTime() + graceDays * DAY_MS),
  steps: [],
  pending: DATA_HOLDERS,
});

/** The erasure called off; throws ErasureUnderWay once it has begun. */
export function cancelled(erasure: Erasure, now: Date): Erasure {
  if (erasure.status !== 'waiting') throw new ErasureUnderWay();
  return over({ ...erasure, status: 'cancelled' }, now);
}

/** The erasure at its end: it does not know any more whose it was. */
export const done = (erasure: Erasure, now: Date): Erasure => over({ ...erasure, status: 'done' }, now);

/** The erasure with what one service has done; a second word of it changes nothing. */
export function stepped(erasure: Erasure, step: ErasureStep): Erasure {
  if (!erasure.pending.includes(step.service)) return erasure;
  return {
    ...erasure,
    pending: erasure.pending.filter((service) => service !== step.service),
    steps: [...erasure.steps, step],
  };
}

export const viewOf = ({ _id, status, requestedAt, eraseAfter, steps, finishedAt }: Erasure): ErasureView => ({
  id: _id,
  status,
  requestedAt: requestedAt.toISOString(),
  eraseAfter: eraseAfter.toISOString(),
  steps: DATA_HOLDERS.map((service) => stepViewOf(service, steps)),
  ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
});

function stepViewOf(service: DataHolder, steps: readonly ErasureStep[]) {
  const step = steps.find((one) => one.service === service);
  if (!step) return { service, removed: 0, pseudonymised: 0 };
  return { service, doneAt: step.doneAt.toISOString(), removed: step.removed, pseudonymised: step.pseudonymised };
}

function over({ accountId: _accountId, ...erasure }: Erasure, now: Date): Erasure {
  return { ...erasure, grantIds: [], finishedAt: now };
}
