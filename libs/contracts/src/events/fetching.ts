import { Flag, Id, Instant, OneOf, Text, WholeList } from '../fields';
import { MobileNumber } from '../number-fields';

/** What a pick-up person is to the child. */
export const RELATIONS = ['parent', 'grandparent', 'sibling', 'other-relative', 'nanny', 'neighbour', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Why staff let a child go with somebody who may not fetch it: the guardian said so by telephone, or that it goes alone; somebody is ill or
 * hurt; the police have taken it over; or the list is out of date, and who it is was looked at.
 */
export const OVERRIDE_REASONS = [
  'guardian-telephoned',
  'goes-alone',
  'emergency',
  'handed-to-police',
  'list-out-of-date',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** A party has so many people at most. */
const LARGEST_PARTY = 6;

/** People of a party, by their numbers in its form. */
export const AttendeeNumbers = (about: string) =>
  WholeList({ about, min: 1, max: LARGEST_PARTY, most: LARGEST_PARTY, example: [1], optional: true });

/** Who fetches the people who go out: one of a pick-up person, the guardian, or somebody else by name. */
export class FetcherBody {
  @Id({ about: 'A pick-up person of the registration', optional: true }) personId?: string;
  @Flag({ about: 'The guardian, who has registered', optional: true }) guardian?: boolean;
  @Text({ about: 'Full name of somebody who is not on the list', max: 60, optional: true }) name?: string;
  @MobileNumber({ about: 'Mobile number of that person', optional: true }) phone?: string;
  @AttendeeNumbers('Who goes out, by their number in the form of the registration; anybody of the party if not given')
  children?: number[];
  @OneOf(OVERRIDE_REASONS, {
    about: 'Why they go although that person may not fetch them; the guardian is told at once',
    optional: true,
  })
  override?: OverrideReason;
}

/** Who has fetched whom, as it is kept with the check-in. */
export class FetchedView {
  @Id({ about: 'The pick-up person, or who was entered at the gate', optional: true }) personId?: string;
  @Flag({ about: 'The guardian', optional: true }) guardian?: boolean;
  @Text({ about: 'Name; masked for staff, in full for whoever registered', max: 60, example: '林**', optional: true })
  name?: string;
  @OneOf(RELATIONS, { about: 'What they are to the child', optional: true }) relation?: Relation;
  @AttendeeNumbers('Who went out, by their number in the form') children?: number[];
  @OneOf(OVERRIDE_REASONS, { about: 'Why staff have let them go all the same', optional: true }) override?: OverrideReason;
  @Text({
    about: 'The code of the error that the gate refuses with; staff have overridden it, or it was known too late',
    max: 60,
    optional: true,
  })
  fault?: string;
}

/** One who was fetched, on the roll of a session. */
export class FetchedAtView extends FetchedView {
  @Instant({ about: 'When they went out', example: '2027-03-01T17:32:00+08:00' }) at: string;
}
