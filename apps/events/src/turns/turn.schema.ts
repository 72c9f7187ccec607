import { Lease, leaseSchema } from '@linli/persistence';

export const TURN = 'Turn';
export type Turn = Lease;

/**
 * That one person is being signed up for an event of a series or a unit, `<series or unit>/<person>`: nobody signs them up for another one of it
 * meanwhile. Replicas of before there were turns of units know them by this name.
 */
export const TurnSchema = leaseSchema('seriesTurns');
