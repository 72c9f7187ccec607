import { ConsentList, ConsentPurpose, TooManyConsents } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Throttle } from '../sessions/throttle';
import { Agreement, agreed, ConsentOrigin, recordViewOf, standingsOf, withdrawn } from './consent';
import { ConsentStore } from './consent.store';

/** So many steps of one person are free in a day: the history is bounded by that. */
const PATIENCE = { free: 40, firstMs: 60_000, longestMs: 3_600_000, byDay: true } as const;

/** What people have agreed to. */
@Injectable()
export class Consents {
  constructor(
    private readonly store: ConsentStore,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that somebody agrees to the text of a purpose; again changes nothing. May be called within a transaction. Throws
   * ConsentTextChanged for another version than the one in force, ChangedMeanwhile.
   */
  async give(accountId: string, agreement: Agreement, origin: ConsentOrigin): Promise<void> {
    const last = await this.store.last(accountId, agreement.purpose);
    const record = agreed(agreement, last, { id: newId(), accountId, origin, now: this.clock.now() });
    if (record) await this.store.add(record);
  }

  /** Records that somebody agrees no more; again changes nothing. Throws ConsentRequired or ChangedMeanwhile. */
  async withdraw(accountId: string, purpose: ConsentPurpose, origin: ConsentOrigin): Promise<void> {
    const last = await this.store.last(accountId, purpose);
    const record = withdrawn(purpose, last, { id: newId(), accountId, origin, now: this.clock.now() });
    if (record) await this.store.add(record);
  }

  /** Whether the person agrees to the text that is in force. */
  async has(accountId: string, purpose: ConsentPurpose): Promise<boolean> {
    const last = await this.store.last(accountId, purpose);
    return standingsOf(last ? [last] : []).some((one) => one.purpose === purpose && one.standing === 'given');
  }

  /** Counts a step of the person before it is taken; throws TooManyConsents. */
  async slowDown(accountId: string): Promise<void> {
    await this.throttle.count({ kind: 'consents', value: accountId }, PATIENCE, TooManyConsents);
  }

  /** How everything stands for the person, with the latest steps. */
  async of(accountId: string): Promise<ConsentList> {
    const [last, latest, steps] = await Promise.all([
      this.store.lastOfEach(accountId),
      this.store.latest(accountId),
      this.store.count(accountId),
    ]);
    return { items: standingsOf(last), history: latest.map(recordViewOf), steps };
  }
}
