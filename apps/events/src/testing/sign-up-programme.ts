import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { aCommunityEvent, hours } from './builders';
import { Settings } from './sign-up-steps';

const title = { zh: '场次', en: 'Session' };

/** When its sessions begin, while the history goes on. */
export const STARTS = { morning: hours(16.5), evening: hours(48.5) } as const;

/** What the event of a history has of places and sessions. */
export function gatheringOf({ capacity, withPools, programme }: Settings): Partial<CommunityEvent> {
  const isBySession = programme === 'session' && withPools;
  const keys = withPools ? (['morning', 'evening'] as const) : [];
  const pools = keys.map((key) => ({
    ...{ key, title, capacity: 5, taken: 0 },
    ...(isBySession && { ofSession: true, startsAt: STARTS[key] }),
  }));
  return { capacity, pools, ...(programme !== 'none' && sessionsOf(isBySession ? 'session' : 'whole')) };
}

const sessionsOf = (enrolment: 'whole' | 'session'): Partial<CommunityEvent> => ({
  ...{ startsAt: new Date(STARTS.morning), endsAt: new Date(hours(50)), signUpClosesAt: new Date(STARTS.evening) },
  programme: {
    ...{ enrolment, sessions: 2, version: 1, startsAt: STARTS.morning, endsAt: hours(50), lastStartsAt: STARTS.evening },
  },
});

/** What a roll of the session takes for having had a place there, and what the history of the registration says of it. */
export const placeAt = ({ status, joinedAt, leftAt, moves }: Registration, startsAt: Date): readonly [boolean, boolean] => [
  (status === 'confirmed' || (leftAt !== undefined && leftAt > startsAt)) && !(joinedAt && joinedAt > startsAt),
  moves.filter(({ at }) => at <= startsAt).at(-1)?.to === 'confirmed',
];

export const anEventOf = (given: Settings, rules: CommunityEvent['signUpRules']): CommunityEvent =>
  aCommunityEvent({ ...gatheringOf(given), signUpRules: rules });
