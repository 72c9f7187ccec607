import { randomUUID } from 'node:crypto';
import { RegistrationConfirmed } from '@linli/contracts/events';
import { ByHand } from '../check/spy';
import { Violation } from '../check/violation';
import { TALLY } from '../tally/named';
import { BREAKS } from '../tally/tally';
import { Bench } from './bench';
import { messageOf, snapshot } from './f09-stories';
import { checkParked, checkStroke, replay, Unfit } from './parked';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const TEN_MB = 10_000_000;
/** So that the whole ladder of retries, some ten minutes, need not be waited for. */
export const LAST_ATTEMPT = { 'x-linli-attempt': 5 };

const fact = (title: string) => ({
  registrationId: randomUUID(),
  residentId: randomUUID(),
  partySize: 1,
  communityEvent: { ...snapshot(randomUUID(), new Date(Date.now() + 86_400_000), 0), title: { zh: '坏', en: title } },
});

const unfit = (message: ByHand, reason: RegExp): Unfit[] => [
  { service: TALLY, key: `count-confirmed/${message.id}`, reason },
  { service: 'notifications', key: `tell-resident-when-registration-confirmed/${message.id}`, reason },
];

const poison = (): { message: ByHand; reason: RegExp }[] => {
  const message = () => messageOf(RegistrationConfirmed, fact('Fine'));
  return [
    { message: { ...message(), body: '{"registrationId":' }, reason: /# isObject/ },
    { message: { ...message(), body: JSON.stringify({ ...fact('Fine'), partySize: 'many' }) }, reason: /#\/partySize/ },
    { message: { ...message(), body: JSON.stringify(fact('x'.repeat(TEN_MB))) }, reason: /#\/communityEvent\/title\/en/ },
  ];
};

/** Poison among good messages; then a handler that throws, is mended, and has its message replayed twice. */
async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  const bad = poison();
  await bench.spy.publish(bad.map(({ message }) => message));
  const found: Violation[] = [];
  for (const { message, reason } of bad)
    for (const expected of unfit(message, reason)) found.push(...(await checkParked(bench, expected)));
  found.push(...(await parkUnknownName(bench)), ...(await parkAndReplay(bench)));
  const violations = [...found, ...(await trial.end())];
  return { saw: `${trial.history.summary}; bad JSON, a wrong schema, 10 MB, an unknown name and a throwing handler`, violations };
}

/** A good body under a name that the handler's queue was never meant for. */
async function parkUnknownName(bench: Bench): Promise<Violation[]> {
  const message = { ...messageOf(RegistrationConfirmed, fact('Fine')), type: 'events.never-heard-of.v1' };
  await bench.spy.publishTo('tally.count-confirmed', message);
  const key = `count-confirmed/${message.id}`;
  return checkParked(bench, { service: TALLY, key, reason: /events\.never-heard-of\.v1/ });
}

async function parkAndReplay(bench: Bench): Promise<Violation[]> {
  const message = messageOf(RegistrationConfirmed, fact(BREAKS));
  const key = `count-confirmed/${message.id}`;
  await bench.spy.publish([{ ...message, headers: { ...message.headers, ...LAST_ATTEMPT } }]);
  const parked = await checkParked(bench, { service: TALLY, key, reason: /broken on purpose/ });
  if (parked.length > 0) return parked;
  await bench.stores.of('tally', 'mended').insertOne({ _id: 'mended' });
  await replay(bench, { service: TALLY, key });
  await replay(bench, { service: TALLY, key });
  const strokes = await checkStroke(bench, key);
  await bench.stores.of('tally', 'mended').deleteOne({ _id: 'mended' });
  return strokes;
}

export const poisoned: Scenario = { id: 'F10', does: 'publishes messages that no handler can take among good ones', run };
