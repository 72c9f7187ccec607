import { defineCommand, defineQuery } from '../contract';
import { Instant, Pattern, Whole } from '../fields';
import { NotOwner, OutsideOwnArea } from '../shared-errors';
import { EventNotHeld, PlaceCodeNotValid, SelfCheckInNotAllowed } from './check-in-errors';
import { CheckInView, SCAN_REFUSALS } from './check-ins';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound } from './errors';
import { RegistrationIdBody } from './registrations';

const PlaceCode = () =>
  Pattern({ about: 'The code that is shown at the place, 8 digits', pattern: /^\d{8}$/, example: '48210937' });

export class PlaceCodeView extends CommunityEventIdBody {
  @PlaceCode() placeCode: string;
  @Instant({ about: 'When the next one is shown; this one is taken for 30 s longer' }) nextAt: string;
}

export class CheckMyselfInBody extends RegistrationIdBody {
  @PlaceCode() placeCode: string;
  @Whole({ about: 'How many of the party; all of them if not given', min: 1, max: 6, example: 2, optional: true })
  people?: number;
}

/** The code of the moment, to be shown at the place of an event. */
export const GetPlaceCode = defineQuery('events.get-place-code', {
  body: CommunityEventIdBody,
  reply: PlaceCodeView,
  fails: [EventNotFound, OutsideOwnArea, EventNotHeld, SelfCheckInNotAllowed],
});

/** Lets the caller's party in by the code that is shown at the place; the same code again is answered as the first time. */
export const CheckMyselfIn = defineCommand('events.check-myself-in', {
  body: CheckMyselfInBody,
  reply: CheckInView,
  fails: [NotOwner, EventNotFound, SelfCheckInNotAllowed, PlaceCodeNotValid, ...SCAN_REFUSALS],
});
