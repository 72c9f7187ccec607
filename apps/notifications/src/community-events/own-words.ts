import { RegistrationFact } from '@linli/contracts/events';
import { Occasion } from '../diary/occasion';
import { ownSessions } from '../diary/own-sessions';
import { EventWords } from '../notices/notice';
import { ToldSession, withSessions } from '../notices/session-words';
import { wordsOf } from './words';

/** The event as it is known, and when that is asked. */
export interface Known {
  readonly occasion: Occasion;
  readonly now: Date;
}

/** What can be said of what the registration is for: of a programme those sessions that the person has and that are to come. */
export const wordsOfOwn = (fact: RegistrationFact, when?: Known): EventWords =>
  withSessions(wordsOf(fact.communityEvent), toldOf(fact, when), 'one-by-one');

/** As the fact tells them; of a registration for all of them, as they are known. */
function toldOf({ own, sessions }: RegistrationFact, when: Known | undefined): ToldSession[] {
  const known = (when && ownSessions({ ...(sessions && { sessions }) }, when.occasion)) ?? [];
  if (!own) return known.filter(({ from }) => when && from > when.now);
  return own.map(({ key, title, startsAt, endsAt = startsAt }) => {
    const place = known.find((one) => one.key === key)?.place;
    return { from: new Date(startsAt), to: new Date(endsAt), title, ...(place && { place }) };
  });
}
