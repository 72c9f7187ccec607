import { Migration } from '@linli/persistence';
import { Erasure } from '../erasures/erasure';
import { Grant } from '../grants/grant';

/** What was written on grants that ended with the wish to delete the account, before these were suspended. */
const REASON = 'deletion of the account';

/** Roles of accounts in their days of grace become suspended, so that they can be revoked. */
export const suspendedGrants: Migration = {
  number: 2,
  name: 'roles of accounts that are being deleted are suspended',
  async run(connection) {
    const grants = connection.collection<Grant>('grants');
    for await (const { accountId, grantIds } of connection.collection<Erasure>('erasures').find({ status: 'waiting' }))
      await grants.updateMany(
        { _id: { $in: [...grantIds] }, status: 'revoked', revokedBy: accountId, revocationReason: REASON },
        { $set: { status: 'suspended' }, $unset: { revokedBy: '', revokedAt: '', revocationReason: '' } },
      );
  },
};
