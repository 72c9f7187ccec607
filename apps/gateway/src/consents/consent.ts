import { BilingualTitle } from '@linli/contracts';
import {
  ConsentPurpose,
  ConsentRecordView,
  ConsentRequired,
  ConsentStep,
  ConsentTextChanged,
  ConsentView,
} from '@linli/contracts/gateway';
import { consentPurposes, consentTextOf } from './consent-purposes';

/** One step of one person with one purpose; it is never changed. */
export interface ConsentRecord {
  readonly _id: string;
  readonly accountId: string;
  readonly purpose: ConsentPurpose;
  /** Counts the steps of the person with the purpose, from 1. */
  readonly number: number;
  readonly step: ConsentStep;
  readonly version: string;
  /** As it was shown. */
  readonly title: BilingualTitle;
  readonly at: Date;
  /** The operation by which it was done. */
  readonly through: string;
  readonly device: string;
}

/** By which operation, and on which device, somebody agrees or withdraws. */
export interface ConsentOrigin {
  readonly through: string;
  readonly device: string;
}

interface Taking {
  readonly id: string;
  readonly accountId: string;
  readonly origin: ConsentOrigin;
  readonly now: Date;
}

/** What is agreed to. */
export interface Agreement {
  readonly purpose: ConsentPurpose;
  readonly version: string;
}

/** The step of agreeing; nothing where that version is agreed to already. Throws ConsentTextChanged for another one than is in force. */
export function agreed(
  { purpose, version }: Agreement,
  last: ConsentRecord | undefined,
  taking: Taking,
): ConsentRecord | undefined {
  assertInForce({ purpose, version });
  if (last?.step === 'given' && last.version === version) return undefined;
  return stepOf({ purpose, step: 'given', version, title: consentTextOf(purpose).title }, last, taking);
}

/** Throws ConsentTextChanged for another version than the one in force. */
export function assertInForce({ purpose, version }: Agreement): void {
  const text = consentTextOf(purpose);
  if (version !== text.version) throw new ConsentTextChanged({ version: text.version });
}

/** The step of withdrawing; nothing where nothing was agreed to. Throws ConsentRequired. */
export function withdrawn(purpose: ConsentPurpose, last: ConsentRecord | undefined, taking: Taking): ConsentRecord | undefined {
  if (consentTextOf(purpose).required) throw new ConsentRequired();
  if (last?.step !== 'given') return undefined;
  return stepOf({ purpose, step: 'withdrawn', version: last.version, title: last.title }, last, taking);
}

/** How each purpose stands, from the last steps. */
export function standingsOf(last: readonly ConsentRecord[]): ConsentView[] {
  const byPurpose = new Map(last.map((record) => [record.purpose, record]));
  return consentPurposes().map((purpose) => ({ ...purpose, ...standingOf(byPurpose.get(purpose.purpose), purpose.version) }));
}

export const recordViewOf = ({ _id, accountId, number, at, ...record }: ConsentRecord): ConsentRecordView => ({
  id: _id,
  ...record,
  at: at.toISOString(),
});

type Standing = Pick<ConsentView, 'standing' | 'agreedVersion' | 'givenAt' | 'withdrawnAt'>;

function standingOf(last: ConsentRecord | undefined, version: string): Standing {
  if (!last) return { standing: 'never-given' };
  const at = last.at.toISOString();
  if (last.step === 'withdrawn') return { standing: 'withdrawn', agreedVersion: last.version, withdrawnAt: at };
  return { standing: last.version === version ? 'given' : 'outdated', agreedVersion: last.version, givenAt: at };
}

const stepOf = (
  step: Pick<ConsentRecord, 'purpose' | 'step' | 'version' | 'title'>,
  last: ConsentRecord | undefined,
  { id, accountId, origin, now }: Taking,
): ConsentRecord => ({ _id: id, accountId, ...step, number: (last?.number ?? 0) + 1, at: now, ...origin });
