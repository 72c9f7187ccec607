import { defineEvent } from '../contract';
import { Id } from '../fields';

export class EnterprisesToldBody {
  @Id({ about: 'There may be more enterprises: those after this one', optional: true }) next?: string;
}

/** Published after some enterprises that were asked for, each told of as it is by an `organisation-changed` of its own. */
export const EnterprisesTold = defineEvent('business-service.enterprises-told', 1, {
  body: EnterprisesToldBody,
  subject: () => 'enterprises',
});
