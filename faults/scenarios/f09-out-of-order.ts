import { until } from '@linli/testing';
import { checkEffects, checkStrokes } from '../check/messages';
import { ByHand } from '../check/spy';
import { Violation, violation } from '../check/violation';
import { Bench } from './bench';
import { stateOf } from './f09-state';
import { Story, storyOf } from './f09-stories';
import { Finding, Scenario } from './scenario';

const STORIES = 13;
const HANDLED_WITHIN_MS = 60_000;
const DAY_MS = 86_400_000;

/** The same stories twice: fact by fact in order, then some hundred facts shuffled; both must end in the same state. */
async function run(bench: Bench): Promise<Finding> {
  const startsAt = new Date(Date.now() + 5 * DAY_MS);
  const [ordered, shuffled] = [storiesOf(bench, startsAt), storiesOf(bench, startsAt)];
  const longest = Math.max(...ordered.map(({ messages }) => messages.length));
  for (let at = 0; at < longest; at++) {
    await publishAndWait(
      bench,
      ordered.flatMap(({ messages }) => messages[at] ?? []),
    );
  }
  const messages = inAnyOrder(shuffled.flatMap((story) => story.messages));
  const found = await publishAndWait(bench, messages).then(
    () => [],
    (error: Error) => [violation('I6', error.message)],
  );
  return {
    saw: `${messages.length} facts of ${STORIES} events in any order`,
    violations: [...found, ...(await compare(bench, ordered, shuffled))],
  };
}

const storiesOf = ({ people }: Bench, startsAt: Date): Story[] =>
  Array.from({ length: STORIES }, (_, at) => {
    const [first, second] = [people.residents[at], people.residents[at + 1]];
    return storyOf({ first: first?.id ?? '', second: second?.id ?? '' }, startsAt, at % 2 === 0);
  });

/** Resolves when every message has had its effects, those that the spy has still to see among them. */
async function publishAndWait({ spy, stores }: Bench, messages: readonly ByHand[]): Promise<void> {
  await spy.publish(messages);
  const isHandled = async (): Promise<boolean> => {
    const published = await spy.collect();
    if (!messages.every(({ id }) => published.some(({ envelope }) => envelope.id === id))) return false;
    return [...(await checkEffects(published, stores)), ...(await checkStrokes(published, stores))].length === 0;
  };
  await until('every message has taken effect', isHandled, HANDLED_WITHIN_MS);
}

/** Fisher and Yates. */
function inAnyOrder<T>(list: readonly T[]): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

async function compare(bench: Bench, ordered: readonly Story[], shuffled: readonly Story[]): Promise<Violation[]> {
  const found: Violation[] = [];
  for (const [at, story] of ordered.entries()) {
    const [expected, state] = [await stateOf(bench, story), await stateOf(bench, shuffled[at] as Story)];
    for (const [name, value] of Object.entries(expected))
      if (state[name] !== value) found.push(violation('I5', `${name} of event ${at}: ${state[name]} instead of ${value}`));
  }
  return found;
}

export const outOfOrder: Scenario = {
  id: 'F9',
  does: 'publishes the facts of some events in any order, the end before the beginning',
  run,
};
