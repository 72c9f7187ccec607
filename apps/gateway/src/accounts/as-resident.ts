import { Actor } from '@linli/contracts';

/** Whoever has come by a secret address of their own: they act as a resident, whatever else they may be. */
export const asResident = (id: string): Actor => ({ id, roles: ['resident'], areaCodes: [], memberOf: [], grants: [] });
