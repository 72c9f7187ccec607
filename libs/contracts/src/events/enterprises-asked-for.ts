import { defineEvent } from '../contract';
import { Id } from '../fields';

export class EnterprisesAskedForBody {
  @Id({ about: 'The last enterprise of those that were told of; none yet if not given', optional: true }) after?: string;
}

/**
 * Published until the events' service has been told of all enterprises that were there before it first heard of any: when it starts, every
 * half minute, and for each further part.
 */
export const EnterprisesAskedFor = defineEvent('events.enterprises-asked-for', 1, {
  body: EnterprisesAskedForBody,
  subject: () => 'enterprises',
});
