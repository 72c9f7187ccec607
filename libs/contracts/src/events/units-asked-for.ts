import { defineEvent } from '../contract';
import { Id } from '../fields';

export class UnitsAskedForBody {
  @Id({ about: 'The last unit of those that were told of; none yet if not given', optional: true }) after?: string;
}

/**
 * Published until the events' service has been told of all units that were there before it first heard of any: when it starts, every half
 * minute, and for each further part.
 */
export const UnitsAskedFor = defineEvent('events.units-asked-for', 1, { body: UnitsAskedForBody, subject: () => 'units' });
