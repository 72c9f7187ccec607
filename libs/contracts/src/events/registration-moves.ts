import { BilingualTitle } from '../bilingual';
import { Instant, ListOf, Nested, OneOf, Whole } from '../fields';
import { PoolNeed } from './places';
import { SessionCounted } from './programme';

export const REGISTRATION_STATUSES = [
  'confirmed',
  'waiting',
  'cancelled',
  'held',
  'pending',
  'offered',
  'expired',
  'rejected',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** Why a registration came to stand where it stands, as facts about smaller parties have told it from the first. */
export const FORMER_MOVE_REASONS = [
  'registered',
  'no-place-free',
  'place-became-free',
  'passed-larger-party',
  'hold-confirmed',
  'hold-expired',
  'offer-accepted',
  'offer-refused',
  'offer-expired',
  'approved',
  'rejected',
  'withdrawn',
  'left-waiting-list',
  'priority-changed',
  'event-cancelled',
  'passed-on',
  'taken-over',
  'event-split',
  'session-given-up',
  'party-reduced',
] as const;

/** Why a registration came to stand where it stands. */
export const MOVE_REASONS = [...FORMER_MOVE_REASONS, 'no-place-in-time', 'not-approved-in-time'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** What a registration was for until its party became smaller. */
export class PartyBefore {
  @Whole({ about: 'How many people were to come', min: 1, max: 6, example: 3 }) partySize: number;
  @ListOf(() => PoolNeed, { about: 'Which places they needed', max: 10, optional: true }) needs?: PoolNeed[];
}

class MoveFields {
  @OneOf(REGISTRATION_STATUSES, { about: 'Where it came to stand' }) to: RegistrationStatus;
  @Instant({ about: 'When', example: '2026-11-22T09:00:03+08:00' }) at: string;
  @Nested(() => BilingualTitle, { about: 'In the words of the organiser', optional: true }) words?: BilingualTitle;
  @SessionCounted('The session that was given up') session?: string;
  @Nested(() => PartyBefore, { about: 'What it was for until its party became smaller', optional: true }) before?: PartyBefore;
}

/** One change of where a registration stands. */
export class RegistrationMove extends MoveFields {
  @OneOf(MOVE_REASONS, { about: 'Why', example: 'place-became-free' }) reason: MoveReason;
}

/** The one change by which a party became smaller. */
export class ReductionMove extends MoveFields {
  @OneOf(FORMER_MOVE_REASONS, { about: 'Why', example: 'party-reduced' }) reason: (typeof FORMER_MOVE_REASONS)[number];
}
