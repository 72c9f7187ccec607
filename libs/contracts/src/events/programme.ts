import { OneOf, Whole } from '../fields';

/** One registration is for all sessions of an event, or for those of which it needs places. */
export const ENROLMENTS = ['whole', 'session'] as const;
export type Enrolment = (typeof ENROLMENTS)[number];

/** What an event with sessions says of them; the sessions themselves are listed apart. */
export class ProgrammeView {
  @OneOf(ENROLMENTS, { about: 'One registration is for all sessions, or for those that it names' }) enrolment: Enrolment;
  @Whole({ about: 'How many sessions it has', min: 0, max: 400, example: 40 }) sessions: number;
  @Whole({ about: 'Counts up with every change of its sessions', min: 1, max: 1_000_000, example: 1 }) version: number;
}
