import { leaseSchema } from '@linli/persistence';

export const TURN = 'Turn';

/** Whose turn it is to change a thing, by the thing's address. */
export const TurnSchema = leaseSchema('turns');
