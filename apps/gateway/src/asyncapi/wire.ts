import { Contract, contractsIn, IntegrationEvent, Request, SERVICES } from '@linli/contracts';
import * as businessService from '@linli/contracts/business-service';
import { deadLetterContracts } from '@linli/contracts/dead-letters';
import * as events from '@linli/contracts/events';
import * as gateway from '@linli/contracts/gateway';
import * as notifications from '@linli/contracts/notifications';
import * as volunteers from '@linli/contracts/volunteers';
import { Names } from '@linli/messaging';

/** What exchanges and queues are called where there is no namespace. */
export const NAMES = new Names();

/** JSON that the document is made of. */
export type Json = Readonly<Record<string, unknown>>;

const contracts: readonly Contract[] = [
  ...[gateway, events, volunteers, businessService, notifications].flatMap(contractsIn),
  ...SERVICES.flatMap((service): Contract[] => Object.values({ ...deadLetterContracts(service) })),
];

/** Every integration event on the bus. */
export const EVENTS = contracts.filter((contract): contract is IntegrationEvent => contract.kind === 'event');

/** Every command and query on the bus. */
export const REQUESTS = contracts.filter((contract): contract is Request => contract.kind !== 'event');

export const refTo = (...path: readonly string[]): { readonly $ref: string } => ({ $ref: `#/${path.join('/')}` });

/** `events.registration-confirmed.v1` → Registration confirmed */
export function titleOf({ name }: Contract): string {
  const words = (name.split('.')[1] as string).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
