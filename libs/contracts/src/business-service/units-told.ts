import { defineEvent } from '../contract';
import { Id } from '../fields';

export class UnitsToldBody {
  @Id({ about: 'There may be more units: those after this one', optional: true }) next?: string;
}

/** Published after some units that were asked for, each told of as it is by an `organisation-changed` of its own. */
export const UnitsTold = defineEvent('business-service.units-told', 1, { body: UnitsToldBody, subject: () => 'units' });
