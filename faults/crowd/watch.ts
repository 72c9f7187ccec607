import { setTimeout as pause } from 'node:timers/promises';
import { App } from '../system/app';

const LOOK_MS = 250;
const HEALTHY_WITHIN_MS = 5_000;

/** What was seen of an app while much was asked of it. */
export interface Seen {
  /** The most that it had in memory, in MiB. */
  readonly memory: number;
  /** How often it did not say in time that it is well. */
  readonly unwell: number;
}

/** Asks the app every moment how it is, as those who would restart it do, until the work is over. */
export async function watched<T>(app: App, work: Promise<T>): Promise<[T, Seen]> {
  let [memory, unwell, isOver] = [0, 0, false];
  const look = async (): Promise<void> => {
    while (!isOver) {
      memory = Math.max(memory, await app.memory());
      if (!(await isWell(app))) unwell++;
      await pause(LOOK_MS);
    }
  };
  const looking = look();
  const result = await work.finally(() => {
    isOver = true;
  });
  await looking;
  return [result, { memory, unwell }];
}

const isWell = ({ url }: App): Promise<boolean> =>
  fetch(`${url}/health/live`, { signal: AbortSignal.timeout(HEALTHY_WITHIN_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
