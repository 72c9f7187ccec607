import { Occasion, ProgrammeSession } from './occasion';
import { comesTo, Participation } from './participation';

/** Those sessions that take place and that the person comes to, by start; undefined where the occasion is not known to have any. */
export function ownSessions(
  participation: Pick<Participation, 'sessions' | 'givenUp'>,
  { programme }: Occasion,
): ProgrammeSession[] | undefined {
  if (!programme) return undefined;
  const own = programme.sessions.filter(({ key, off }) => !off && comesTo(participation, key));
  return own.sort((one, other) => one.from.getTime() - other.from.getTime());
}

/** The sessions that begin then: there may be several in different rooms. */
export const beginningAt = (sessions: readonly ProgrammeSession[], at: Date): ProgrammeSession[] =>
  sessions.filter(({ from }) => from.getTime() === at.getTime());
