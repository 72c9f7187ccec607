import { defineCommand } from '../contract';
import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';
import { DIRECTIONS, type Direction, FetchedBy, Gate, Nonce } from './check-ins';
import { CommunityEventIdBody } from './community-events';
import { EventNotFound } from './errors';
import { FetcherBody } from './fetching';
import { SessionCameTo } from './programme';
import { ScannedText } from './tickets';

/** Who may come without a registration: anybody, as many as there are places that nobody has, or nobody. */
export const WALK_IN_RULES = ['unbounded', 'within-places', 'none'] as const;
export type WalkInRule = (typeof WALK_IN_RULES)[number];

export class SetDoorRulesBody extends CommunityEventIdBody {
  @OneOf(WALK_IN_RULES, { about: 'Whether people may come without a registration; within-places at first' }) walkIns: WalkInRule;
  @Flag({
    about: 'Whether people may check in by themselves, with the code that is shown at the place; not at first',
    optional: true,
  })
  selfCheckIn?: boolean;
  @Whole({
    about: 'How many minutes after the start places of people who have not come are given to walk-ins; 0, as at first: never',
    min: 0,
    max: 600,
    example: 20,
    optional: true,
  })
  releaseAfter?: number;
}

export class DoorRulesView extends SetDoorRulesBody {}

/** A scan of a device that had no network. */
export class UploadedScan {
  @ScannedText() ticket?: string;
  @Id({ about: 'The registration, where there was no ticket to scan', optional: true }) registrationId?: string;
  @Gate() gate: string;
  @OneOf(DIRECTIONS, { about: 'In or out' }) direction: Direction;
  @Whole({ about: 'How many of the party', min: 1, max: 6, example: 1 }) people: number;
  @Nonce() nonce: string;
  @Instant({ about: 'When it was by the clock of the device' }) deviceAt: string;
  @SessionCameTo() session?: string;
  @FetchedBy() fetchedBy?: FetcherBody;
}

export class UploadCheckInsBody extends CommunityEventIdBody {
  @ListOf(() => UploadedScan, { about: 'What the device has scanned, in any order', min: 1, max: 500 }) scans: UploadedScan[];
}

export const UPLOAD_OUTCOMES = ['accepted', 'repeated', 'refused'] as const;
export type UploadOutcome = (typeof UPLOAD_OUTCOMES)[number];

/** What became of one uploaded scan. */
export class UploadAnswer {
  @Text({ about: 'The nonce of the scan', max: 64, example: 'north-1-000000042' }) nonce: string;
  @OneOf(UPLOAD_OUTCOMES, { about: 'Entered, known already, or refused' }) outcome: UploadOutcome;
  @Id({ about: 'The check-in that it has become', optional: true }) checkInId?: string;
  @Text({ about: 'The code of the error by which it was refused', max: 60, optional: true }) refusal?: string;
  @Flag({
    about: 'It contradicts other scans, who has a place, who may fetch whom, or how many places there are',
    example: false,
  })
  conflict: boolean;
  @Text({ about: 'The code of what was against it, where it is entered all the same', max: 60, optional: true })
  fault?: string;
}

export class UploadReport {
  @ListOf(() => UploadAnswer, { about: 'One answer for each scan, in the same order', max: 500 }) items: UploadAnswer[];
}

const ofTheDoors = [EventNotFound, OutsideOwnArea];

/** Says whether people may come to an event without a registration. */
export const SetDoorRules = defineCommand('events.set-door-rules', {
  body: SetDoorRulesBody,
  reply: DoorRulesView,
  fails: ofTheDoors,
});

/** Takes in what was scanned without a network, each scan on its own; the same upload again changes nothing. */
export const UploadCheckIns = defineCommand('events.upload-check-ins', {
  body: UploadCheckInsBody,
  reply: UploadReport,
  fails: ofTheDoors,
});
