import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CommunityEventPublished, RegistrationConfirmed } from '@linli/contracts/events';
import { until } from '@linli/testing';
import { Violation, violation } from '../check/violation';
import { TALLY } from '../tally/named';
import { BREAKS } from '../tally/tally';
import { Bench } from './bench';
import { messageOf, snapshot, storyOf } from './f09-stories';
import { LAST_ATTEMPT } from './f10-poison';
import { checkParked } from './parked';
import { Finding, Scenario } from './scenario';
import { Trial } from './trial';

const LISTENER = 'remember-community-event-when-published';
const startsAt = new Date(Date.now() + 3 * 86_400_000);

/** Messages of a newer version reach this one, and processes are replaced one by one under load. */
async function run(bench: Bench): Promise<Finding> {
  const trial = await Trial.start(bench);
  const found = [...(await addedField(bench)), ...(await passedOn(bench)), ...(await newVersion(bench))];
  await replaceAll(bench);
  const violations = [...found, ...(await trial.end())];
  const unanswered = trial.history.answers.filter(({ status, isWrite }) => isWrite && (status === 0 || status >= 500)).length;
  if (unanswered > 0)
    violations.push(violation('I9', `${unanswered} writes were not answered while processes were replaced in good order`));
  return { saw: `${trial.history.summary}; an added field, a new version, a rolling restart`, violations };
}

/** A field that a newer version has added does not keep this one from handling the message. */
async function addedField({ spy, stores }: Bench): Promise<Violation[]> {
  const { eventId, messages } = storyOf({ first: '', second: '' }, startsAt, false);
  const [published] = messages;
  if (!published) return [];
  await spy.publish([{ ...published, body: JSON.stringify({ ...JSON.parse(String(published.body)), addedLater: true }) }]);
  const known = () => stores.of('volunteers', 'communityEvents').findOne({ _id: eventId });
  const there = await until('the event is known', async () => (await known()) !== null, 20_000).catch(() => false);
  return there ? [] : [violation('I6', 'a message with an added field was not handled', 'lost')];
}

/** What is passed on, here to the dead letters, keeps what this version does not know. */
async function passedOn(bench: Bench): Promise<Violation[]> {
  const communityEvent = { ...snapshot(randomUUID(), startsAt, 0), title: { zh: '坏', en: BREAKS } };
  const newer = { addedLater: 'kept' };
  const fact = { registrationId: randomUUID(), residentId: randomUUID(), partySize: 1, communityEvent, ...newer };
  const message = messageOf(RegistrationConfirmed, fact);
  const key = `count-confirmed/${message.id}`;
  await bench.spy.publish([{ ...message, headers: { ...message.headers, ...LAST_ATTEMPT } }]);
  const parked = await checkParked(bench, { service: TALLY, key, reason: /broken on purpose/ });
  const letter = (await bench.stores.letters(TALLY)).find((one) => one.key === key);
  const isKept = String(letter?.body).includes('"addedLater":"kept"');
  return isKept ? parked : [...parked, violation('I6', 'the dead letter has lost the field that a newer version added', 'lost')];
}

/** A newer replica has bound the queue to its version; this one must park it, and not take it for the one it knows. */
async function newVersion(bench: Bench): Promise<Violation[]> {
  const type = CommunityEventPublished.name.replace('.v1', '.v2');
  const communityEvent = snapshot(randomUUID(), startsAt, 0);
  const message = { ...messageOf(CommunityEventPublished, { communityEvent }), type };
  await bench.spy.bind(`volunteers.${LISTENER}`, type);
  await bench.spy.publish([message]);
  const parked = await checkParked(bench, { service: 'volunteers', key: `${LISTENER}/${message.id}`, reason: /Version 2/ });
  const taken = await bench.stores.of('volunteers', 'communityEvents').findOne({ _id: communityEvent.id });
  return taken ? [...parked, violation('I6', 'version 2 was handled as if it were version 1')] : parked;
}

/** Each process of a replicated service in turn is told to end, and a new one takes its place. */
async function replaceAll({ system, smoke }: Bench): Promise<void> {
  for (const name of smoke ? (['events'] as const) : (['events', 'notifications', 'tally'] as const))
    for (const app of system.allOf(name)) {
      await app.stop();
      app.start();
      await app.ready();
      await pause(500);
    }
}

export const versions: Scenario = { id: 'F15', does: 'sends messages of a newer version and replaces processes one by one', run };
