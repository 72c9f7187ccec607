import { CancelRegistration, RegisterForEvent, RegistrationView } from '@linli/contracts/events';
import { SittingRecord } from '@linli/messaging';
import { idOf } from '@linli/persistence';
import { Sitting } from '../../apps/events/src/registrations/sitting.schema';
import { ofThese, Violation } from '../check/violation';
import { Attempt, History } from '../load/history';
import { foldOf } from './steps';

/** What the sittings have granted and answered, by the key of the inbox. */
interface Granted {
  readonly key: string;
  readonly sequence: number;
  readonly view: RegistrationView;
}

const ROUTES = {
  register: { name: RegisterForEvent.name, url: '/events/:eventId/registrations' },
  cancel: { name: CancelRegistration.name, url: '/registrations/:registrationId/cancel' },
} as const;

/** I2: each request is granted by one sitting at most, and each registration is one that was granted. */
export function checkGranted(sittings: readonly Sitting[]): Violation[] {
  const granted = sittings.flatMap(grantedBy);
  const keys = granted.map(({ key }) => key);
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
  const asked = new Set(granted.filter(({ key }) => isOf(key, 'register')).map(({ view, sequence }) => `${view.id} ${sequence}`));
  const entered = sittings.flatMap((one) => one.entered.map(({ _id }) => `${_id} ${one.sequence}`));
  const there = new Set(entered);
  return [
    ...ofThese(twice, 'I2', ['request that was granted twice', 'doubled']),
    ...ofThese(
      entered.filter((id) => !asked.has(id)),
      'I2',
      ['registration that entered unasked', 'doubled'],
    ),
    ...ofThese(
      [...asked].filter((id) => !there.has(id)),
      'I2',
      ['registration that was granted and did not enter', 'lost'],
    ),
  ];
}

/** I2: what was answered ok was granted, with that answer; what was refused was not; twins were answered the same. */
export function checkHistory(sittings: readonly Sitting[], history: History): Violation[] {
  const granted = new Map(sittings.flatMap(grantedBy).map((one) => [one.key, one]));
  const everybody = foldOf(sittings);
  const mine = history.attempts.filter(({ what, target }) =>
    what === 'register' ? target === sittings[0]?.eventId : everybody.has(target),
  );
  const [ok, failed] = [mine.filter(({ outcome }) => outcome === 'ok'), mine.filter(({ outcome }) => outcome === 'fail')];
  const wrong = ok.filter((attempt) => (granted.get(keyOf(attempt))?.view.id ?? 'none') !== attempt.reply?.id);
  return [
    ...ofThese(wrong.map(wordsOf), 'I2', ['answer that no sitting has given', 'lost']),
    ...ofThese(failed.filter((attempt) => granted.has(keyOf(attempt))).map(wordsOf), 'I2', [
      'request that was refused and granted',
      'doubled',
    ]),
    ...ofThese(mine.filter(isAnsweredDifferently).map(wordsOf), 'I2', ['request sent twice and answered differently', 'doubled']),
  ];
}

function grantedBy({ sequence, record }: Sitting): Granted[] {
  const { answers } = record as SittingRecord;
  return answers
    .filter(({ key }) => isOf(key, 'register') || isOf(key, 'cancel'))
    .map(({ key, reply }) => ({ key, sequence, view: JSON.parse(reply) as RegistrationView }));
}

const isOf = (key: string, what: keyof typeof ROUTES): boolean => key.startsWith(`${ROUTES[what].name}/`);

/** As gateway and inbox make it of the `Idempotency-Key`. */
export function keyOf({ what, who, key }: Pick<Attempt, 'what' | 'who' | 'key'>): string {
  if (what === 'submit') return '';
  const { name, url } = ROUTES[what];
  return `${name}/${idOf(who, 'POST', url, key)}`;
}

const isAnsweredDifferently = ({ replies = [] }: Attempt): boolean => new Set(replies).size > 1;

const wordsOf = ({ what, key, status }: Attempt): string => `${what} ${key} (${status})`;
