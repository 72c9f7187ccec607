import { Migration } from '@linli/persistence';

/**
 * One active registration for a resident is what the sign-up desk sees to. The unique index of before it would refuse writes that are
 * all right in the end: of a sitting's registrations one may be ended and the next begun in any order.
 */
export const signUpDesk: Migration = {
  number: 1,
  name: 'one registration each is seen to by the sign-up desk',
  run: async (connection) => {
    const registrations = connection.collection('registrations');
    const indexes = await registrations.indexes().catch(() => []);
    const old = indexes.find(({ key, unique }) => unique && 'residentId' in key);
    if (old?.name) await registrations.dropIndex(old.name);
  },
};
