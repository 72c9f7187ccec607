import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd, Reaction, tally } from '@linli/testing';
import { ofThese, Violation, violation } from '../check/violation';
import { openResidents } from '../load/people';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';

const PER_MINUTE = 300;
/** Everybody comes from one address here, which a city does not. */
const ENVIRONMENT = { RATE_LIMIT_ACCOUNT: String(PER_MINUTE), MOST_REQUESTS: '2000' };
const REQUESTS_OF_ONE = 1_000;
const IDENTITIES = [200, 1_000] as const;
const TRIES = 4;

/** One account sends a thousand requests at once, while all residents of a community register for one event, each with an account. */
async function run({ system, people, smoke }: Bench): Promise<Finding> {
  const tokens = await openResidents(system.url, IDENTITIES[smoke ? 0 : 1]);
  const eventId = await people.openEvent(tokens.length);
  const [crowd, pest] = [new Crowd(system.url, 256), tokens[0] as string];
  const [ofOne, ofMany] = await Promise.all([
    Promise.all(Array.from({ length: REQUESTS_OF_ONE }, () => crowd.ask({ method: 'GET', path: '/me', token: pest }))),
    Promise.all(tokens.slice(1).map((token) => register(crowd, eventId, token))),
  ]);
  const { placesTaken } = await people.organiser.read<{ placesTaken: number }>(`/events/${eventId}`);
  crowd.leave();
  return {
    saw: `one account: ${tally(ofOne)}; ${tokens.length - 1} accounts: ${tally(ofMany)}`,
    violations: [...judgeOne(ofOne), ...judgeMany(ofMany), ...judgePlaces(placesTaken, tokens.length - 1)],
  };
}

/** Comes again as it is told to. */
async function register(crowd: Crowd, eventId: string, token: string): Promise<Reaction> {
  const path = `/events/${eventId}/registrations`;
  const ask = { method: 'POST', path, token, body: { partySize: 1 }, key: randomUUID() } as const;
  let reaction = await crowd.ask(ask);
  for (let tried = 1; tried < TRIES && [429, 503].includes(reaction.status); tried++) {
    await pause(Number(reaction.retryAfter ?? 1) * 1000);
    reaction = await crowd.ask(ask);
  }
  return reaction;
}

function judgeOne(reactions: readonly Reaction[]): Violation[] {
  const admitted = reactions.filter(({ status }) => status === 200).length;
  const refused = reactions.filter(({ status }) => status === 429);
  const wrong = reactions.filter(({ status }) => ![200, 429, 503].includes(status)).map(({ status }) => String(status));
  const untold = refused.filter(({ retryAfter, rateLimit }) => !retryAfter || !rateLimit).map(() => '429');
  return [
    // A minute may end in the middle of it.
    ...(admitted > 2 * PER_MINUTE || refused.length === 0
      ? [violation('I8', `${admitted} requests of one account were let in`)]
      : []),
    ...ofThese(wrong, 'I9', ['answer to one account that is none of 200, 429, 503']),
    ...ofThese(untold, 'I9', ['refusal that does not tell when to come again']),
  ];
}

const judgeMany = (reactions: readonly Reaction[]): Violation[] =>
  ofThese(
    reactions.filter(({ status }) => status !== 201).map(({ status }) => String(status)),
    'I9',
    ['neighbour who did not get through'],
  );

const judgePlaces = (taken: number, expected: number): Violation[] =>
  taken === expected
    ? []
    : [violation('I2', `${taken} places are taken by ${expected} registrations`, taken < expected ? 'lost' : 'doubled')];

export const oneAndMany: Scenario = {
  id: 'F19',
  does: 'sends 1,000 requests of one account at once, while a whole community registers',
  environment: ENVIRONMENT,
  run,
};
