import { Actor, IntegrationEvent } from '@linli/contracts';
import { ChangeRecorded } from '@linli/contracts/gateway';
import { Origin, trail } from '@linli/messaging';
import { newId } from '@linli/persistence';

/** Where a change of the gateway's own comes from: who acts, within which request, and what it may tell beside that it was made. */
export const originOf = (actor: Actor, now: Date, publishes: readonly IntegrationEvent[] = []): Origin => ({
  service: 'gateway',
  actor,
  now,
  correlationId: trail.getStore()?.correlationId ?? newId(),
  asked: trail.getStore()?.asked,
  publishes: [...publishes, ChangeRecorded],
});
