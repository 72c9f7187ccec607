import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Grant } from './grant';
import { GRANT } from './grant.schema';

/** Who ends grants, when and why. */
export interface Ending {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** Grants of accounts that are being deleted. To be used in a transaction. */
@Injectable()
export class SuspensionStore {
  constructor(@InjectModel(GRANT) private readonly grants: Model<Grant>) {}

  /** They hold no more, and may again. */
  async suspend(grants: readonly Grant[]): Promise<void> {
    await this.grants.updateMany({ ...among(grants.map(({ _id }) => _id)), status: 'active' }, { $set: { status: 'suspended' } });
  }

  /** Those that are still suspended: others were revoked meanwhile. */
  suspendedAmong(ids: readonly string[]): Promise<Grant[]> {
    return this.grants.find({ ...among(ids), status: 'suspended' }).lean<Grant[]>();
  }

  /** They hold again. */
  async resume(grants: readonly Grant[]): Promise<void> {
    const again = { $set: { status: 'active' }, $inc: { resumed: 1 } } as const;
    await this.grants.updateMany({ ...among(grants.map(({ _id }) => _id)), status: 'suspended' }, again);
  }

  /** They will not hold again. */
  async end(grants: readonly Grant[], { by, at, reason }: Ending): Promise<void> {
    const ended = { status: 'revoked', revokedBy: by, revokedAt: at, revocationReason: reason } as const;
    await this.grants.updateMany({ ...among(grants.map(({ _id }) => _id)), status: 'suspended' }, { $set: ended });
  }
}

const among = (ids: readonly string[]) => ({ _id: { $in: [...ids] } });
