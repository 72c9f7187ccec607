import { defineCommand } from '../contract';
import { Instant, ListOf, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { DoorsClosed, DoorsNotOpen, EventNotHeld, NoPlaceForWalkIns, WalkInsNotAllowed } from './check-in-errors';
import { CheckInView, Gate, Nonce } from './check-ins';
import { CommunityEventIdBody } from './community-events';
import { UploadReport } from './doors';
import { EventNotFound, NeedsExceedParty, PoolChoiceMissing, PoolNotKnown } from './errors';
import { PlacesOfPool } from './places';
import { SessionCameTo } from './programme';
import { SessionNotFound, SessionNotHeld } from './session-errors';

const PeopleWalkedIn = () => Whole({ about: 'How many people', min: 1, max: 100, example: 2 });

const WalkInNeeds = () =>
  ListOf(() => PlacesOfPool, {
    about: 'Which places they need, where the event has pools beside those of its sessions',
    max: 10,
    optional: true,
  });

export class AdmitWalkInsBody extends CommunityEventIdBody {
  @Gate() gate: string;
  @PeopleWalkedIn() people: number;
  @Nonce() nonce: string;
  @SessionCameTo() session?: string;
  @WalkInNeeds() needs?: PlacesOfPool[];
}

/** People whom a device has let in that had no network. */
export class UploadedWalkIn {
  @Gate() gate: string;
  @PeopleWalkedIn() people: number;
  @Nonce() nonce: string;
  @Instant({ about: 'When it was by the clock of the device' }) deviceAt: string;
  @SessionCameTo() session?: string;
  @WalkInNeeds() needs?: PlacesOfPool[];
}

export class UploadWalkInsBody extends CommunityEventIdBody {
  @ListOf(() => UploadedWalkIn, { about: 'Whom the device has let in, in any order', min: 1, max: 500 })
  walkIns: UploadedWalkIn[];
}

const ofTheDoors = [EventNotFound, OutsideOwnArea];

/** Lets in people who have not registered, on places that nobody has; the same nonce again is answered as the first time. */
export const AdmitWalkIns = defineCommand('events.admit-walk-ins', {
  body: AdmitWalkInsBody,
  keyedBy: 'eventId',
  reply: CheckInView,
  fails: [
    ...ofTheDoors,
    EventNotHeld,
    DoorsNotOpen,
    DoorsClosed,
    NoPlaceForWalkIns,
    WalkInsNotAllowed,
    SessionNotFound,
    SessionNotHeld,
    PoolNotKnown,
    PoolChoiceMissing,
    NeedsExceedParty,
  ],
  matched: true,
});

/** Takes in whom a device has let in without a network: they are inside, so beyond the places they are a conflict and not refused. */
export const UploadWalkIns = defineCommand('events.upload-walk-ins', {
  body: UploadWalkInsBody,
  keyedBy: 'eventId',
  reply: UploadReport,
  fails: ofTheDoors,
  matched: true,
});
