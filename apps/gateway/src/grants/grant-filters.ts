import { EVERYWHERE } from '@linli/contracts';
import { GrantStatus } from '@linli/contracts/gateway';
import { QueryFilter } from 'mongoose';
import { Grant } from './grant';

/** What holds at that moment, and without end. */
export const forGood = (now: Date) => ({ status: 'active', until: null, $or: [{ from: null }, { from: { $lte: now } }] });

/** Who administers everything at that moment, and without end. */
export const ofEverything = (now: Date) =>
  ({ role: 'administrator', areaCode: EVERYWHERE, ...forGood(now) }) as unknown as QueryFilter<Grant>;

/** What is not over at that moment; it may begin later. */
export const notOver = (now: Date) => ({ status: 'active' as const, $or: [{ until: null }, { until: { $gt: now } }] });

/** What has that status at that moment, as its view says. */
export const inStatus = (status: GrantStatus, now: Date) =>
  ({
    active: notOver(now),
    suspended: { status },
    revoked: { status, $or: [{ revokedBy: { $exists: true } }, { until: null }, { until: { $gt: now } }] },
    expired: { status: { $ne: 'suspended' }, revokedBy: null, until: { $lte: now } },
  })[status] as QueryFilter<Grant>;
