import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { checkArrivals } from '../check/attempts';
import { observeEvents } from '../check/observed';
import { ofThese } from '../check/violation';
import { Attempt, History } from '../load/history';
import { Person } from '../load/person';
import { residentToken } from '../load/token';
import { bookOf, checkSittings } from '../sittings/check';
import { TOKEN_SECRET } from '../system/system';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';

const PLACES = 100;
const PEOPLE = [1_000, 10_000] as const;
const AT_ONCE = 128;
const TWICE = 0.1;
const TRIES = 40;
const AGAIN_MS = 250;

/** Everybody registers at the same time, one in ten twice at once. */
async function run({ system, people, stores, smoke }: Bench): Promise<Finding> {
  const eventId = await people.openEvent(PLACES);
  const history = new History();
  const crowd = await Promise.all(Array.from({ length: PEOPLE[smoke ? 0 : 1] }, () => newcomer(system.url)));
  const began = Date.now();
  const waiting = crowd.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => serve(waiting, eventId, history)));
  const seconds = (Date.now() - began) / 1000;
  const book = await bookOf(stores, eventId);
  const observed = await observeEvents(people, [eventId]);
  const undecided = history.attempts.filter(({ outcome }) => outcome !== 'ok').map(({ status, code }) => `${status} ${code}`);
  const twice = history.attempts.filter(({ replies }) => replies).length;
  return {
    saw: `${crowd.length} people on ${PLACES} places in ${seconds.toFixed(1)} s, ${twice} of them twice; ${book.sittings.length} sittings; ${history.summary}`,
    violations: [
      ...checkSittings(book, history),
      ...observed.flatMap((event) => checkArrivals(history, event)),
      ...ofThese(undecided, 'I2', ['registration without an answer', 'lost']),
    ],
  };
}

/** The next in the crowd, one after the other. */
async function serve(crowd: IterableIterator<Person>, eventId: string, history: History): Promise<void> {
  for (const person of crowd) {
    const attempt = attemptOf(person.id, eventId);
    history.attempts.push(attempt);
    if (Math.random() < TWICE) await person.askTwice(attempt, history);
    else await person.ask(attempt, history);
    for (let tried = 1; attempt.outcome === 'unknown' && tried < TRIES; tried++) {
      await pause(AGAIN_MS);
      await person.ask(attempt, history);
    }
  }
}

function attemptOf(who: string, target: string): Attempt {
  const now = Date.now();
  const asks = { key: randomUUID(), what: 'register', who, target, path: `/events/${target}/registrations` } as const;
  return { ...asks, body: { partySize: 1 }, startedAt: now, endedAt: now, outcome: 'unknown', status: 0 };
}

async function newcomer(url: string): Promise<Person> {
  const id = randomUUID();
  return new Person(id, url, await residentToken(id, TOKEN_SECRET));
}

export const storm: Scenario = {
  id: 'F21',
  does: 'lets thousands of people register for one event at the same time, one in ten twice',
  run,
};
