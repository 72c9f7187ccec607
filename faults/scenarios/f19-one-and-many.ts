import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd, quantile, Reaction, tally } from '@linli/testing';
import { ofThese, Violation, violation } from '../check/violation';
import { openResidents } from '../load/people';
import { Bench } from './bench';
import { Finding, Scenario } from './scenario';

const PER_MINUTE = 300;
/** Everybody comes from one address here, which a city does not. */
const ENVIRONMENT = { RATE_LIMIT_ACCOUNT: String(PER_MINUTE), MOST_REQUESTS: '2000' };
const REQUESTS_OF_ONE = 1_000;
const IDENTITIES = [200, 1_000] as const;
const OTHERS = 50;
const TRIES = 4;

/**
 * One account asks for a place a thousand times at once, each time under another key, while all residents of a community register for the same
 * event, each with an account, and others for another event.
 */
async function run({ system, people, smoke }: Bench): Promise<Finding> {
  const count = IDENTITIES[smoke ? 0 : 1];
  const tokens = await openResidents(system.url, 1 + count + OTHERS);
  const [pest, neighbours, others] = [tokens[0] as string, tokens.slice(1, 1 + count), tokens.slice(1 + count)];
  const [eventId, elsewhereId] = [await people.openEvent(1 + count), await people.openEvent(OTHERS)];
  const crowd = new Crowd(system.url, 256);
  const [ofOne, ofMany, ofOthers] = await Promise.all([
    Promise.all(Array.from({ length: REQUESTS_OF_ONE }, () => crowd.ask(askFor(eventId, pest)))),
    Promise.all(neighbours.map((token) => register(crowd, eventId, token))),
    Promise.all(others.map((token) => register(crowd, elsewhereId, token))),
  ]);
  crowd.leave();
  const [taken, takenElsewhere] = [await placesTaken(people, eventId), await placesTaken(people, elsewhereId)];
  const ofPest = ofOne.filter(({ status }) => status === 201).length;
  return {
    saw: [
      `one account: ${tally(ofOne)}`,
      `${count} accounts: ${tally(ofMany)}, served within ${quantile(ofMany, 0.99, 'servedMs')} ms (p99)`,
      `${OTHERS} for another event: ${tally(ofOthers)}, within ${quantile(ofOthers, 0.99, 'servedMs')} ms (p99)`,
    ].join('; '),
    violations: [
      ...judgeOne(ofOne),
      ...judgeMany([...ofMany, ...ofOthers]),
      ...judgePlaces(taken, count + ofPest),
      ...judgePlaces(takenElsewhere, OTHERS),
    ],
  };
}

const placesTaken = async ({ organiser }: Bench['people'], eventId: string): Promise<number> =>
  (await organiser.read<{ placesTaken: number }>(`/events/${eventId}`)).placesTaken;

const askFor = (eventId: string, token: string) =>
  ({ method: 'POST', path: `/events/${eventId}/registrations`, token, body: { partySize: 1 }, key: randomUUID() }) as const;

/** Comes again as it is told to. */
async function register(crowd: Crowd, eventId: string, token: string): Promise<Reaction> {
  const ask = askFor(eventId, token);
  let reaction = await crowd.ask(ask);
  for (let tried = 1; tried < TRIES && [429, 503].includes(reaction.status); tried++) {
    await pause(Number(reaction.retryAfter ?? 1) * 1000);
    reaction = await crowd.ask(ask);
  }
  return reaction;
}

/** It gets one place at most, and is looked at no oftener than its limit allows. */
function judgeOne(reactions: readonly Reaction[]): Violation[] {
  const [places, admitted] = [countOf(reactions, 201), countOf(reactions, 201, 409)];
  const refused = reactions.filter(({ status }) => status === 429);
  const wrong = reactions.filter(({ status }) => ![201, 409, 429, 503].includes(status)).map(({ status }) => String(status));
  const untold = refused.filter(({ retryAfter, rateLimit }) => !retryAfter || !rateLimit).map(() => '429');
  return [
    ...(places > 1 ? [violation('I2', `one account was given ${places} places`, 'doubled')] : []),
    // A minute may end in the middle of it.
    ...(admitted > 2 * PER_MINUTE || refused.length === 0
      ? [violation('I8', `${admitted} requests of one account were let in`)]
      : []),
    ...ofThese(wrong, 'I9', ['answer to one account that is none of 201, 409, 429, 503']),
    ...ofThese(untold, 'I9', ['refusal that does not tell when to come again']),
  ];
}

const countOf = (reactions: readonly Reaction[], ...statuses: number[]): number =>
  reactions.filter(({ status }) => statuses.includes(status)).length;

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
  does: 'sends 1,000 requests for a place of one account at once, while a whole community registers',
  environment: ENVIRONMENT,
  run,
};
