import { Instant, OneOf, Pattern, Whole } from '../fields';
import { POOL_KEY } from './places';

/** Names a session for as long as its event lives. */
export const SessionKey = (about = 'The session') => Pattern({ about, pattern: POOL_KEY, example: '2027-07-05-0900' });

/** The session that somebody comes to. */
export const SessionCameTo = () =>
  Pattern({
    about: 'The session, where the event has sessions; found by time if not given',
    pattern: POOL_KEY,
    example: '2027-07-05-0900',
    optional: true,
  });

/** The session that figures, or a change, are of. */
export const SessionCounted = (about = 'Only those of this session') =>
  Pattern({ about, pattern: POOL_KEY, example: '2027-07-05-0900', optional: true });

export const MovedOn = () =>
  Whole({
    about: 'By how many milliseconds what was to come has been moved since it began, all in all',
    ...{ min: -20_000_000_000, max: 20_000_000_000, example: 0 },
    optional: true,
  });

/** One registration is for all sessions of an event, or for those of which it needs places. */
export const ENROLMENTS = ['whole', 'session'] as const;
export type Enrolment = (typeof ENROLMENTS)[number];

/** What an event with sessions says of them; the sessions themselves are listed apart. */
export class ProgrammeView {
  @OneOf(ENROLMENTS, { about: 'One registration is for all sessions, or for those that it names' }) enrolment: Enrolment;
  @Whole({ about: 'How many sessions it has', min: 0, max: 400, example: 40 }) sessions: number;
  @Whole({ about: 'Counts up with every change of its sessions', min: 1, max: 1_000_000, example: 1 }) version: number;
  @Instant({ about: 'When the first of them starts', optional: true }) startsAt?: string;
  @Instant({ about: 'When the last of them ends', example: '2026-12-18T18:00:00+08:00', optional: true }) endsAt?: string;
  @Instant({ about: 'When the last of them starts', example: '2026-12-18T16:30:00+08:00', optional: true })
  lastStartsAt?: string;
}
