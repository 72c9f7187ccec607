import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { RelayLease } from './relay-lease.schema';

/** How long a relay may be silent before others take its rows over. */
export const LEASE_MS = 2_500;
/** A transaction that a relay began before it fell silent may still commit; so its name is looked at again, this often … */
const LOOK_AGAIN_MS = 60_000;
/** … and for as long, which is longer than any store lets a transaction live. */
const FORGOTTEN_AFTER_MS = 3_600_000;

@Injectable()
export class RelayLeaseStore {
  constructor(@InjectModel(RelayLease.name) private readonly leases: Model<RelayLease>) {}

  /** Says that the relay lives, for as long as a lease lasts from now. */
  async renew(relay: string): Promise<void> {
    await this.leases.updateOne({ _id: relay }, { $set: { leasedUntil: inMs(LEASE_MS), silentSince: null } }, { upsert: true });
  }

  /** A relay whose lease has run out, for the caller alone as long as a lease lasts; null where all live. */
  async claimSilent(): Promise<RelayLease | null> {
    const claim = { $set: { leasedUntil: inMs(LEASE_MS) } };
    return this.leases
      .findOneAndUpdate({ leasedUntil: { $lt: new Date() } }, claim)
      .sort({ leasedUntil: 1 })
      .lean<RelayLease>();
  }

  /** Its rows have been taken over: it is looked at again later, or forgotten in the end. */
  async settle({ _id, silentSince }: RelayLease): Promise<void> {
    const since = silentSince ?? new Date();
    if (Date.now() - since.getTime() > FORGOTTEN_AFTER_MS) await this.forget(_id);
    else await this.leases.updateOne({ _id }, { $set: { leasedUntil: inMs(LOOK_AGAIN_MS), silentSince: since } });
  }

  async forget(relay: string): Promise<void> {
    await this.leases.deleteMany({ _id: relay });
  }

  /** The relay stops and leaves rows behind, which others may take over at once. */
  async release(relay: string): Promise<void> {
    await this.leases.updateOne({ _id: relay }, { $set: { leasedUntil: new Date(0) } });
  }
}

const inMs = (milliseconds: number): Date => new Date(Date.now() + milliseconds);
