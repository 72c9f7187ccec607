import { Effects } from '../facts/effects';
import { FactBody } from '../facts/fact';
import { chunksOf } from '../measure/figures';
import { Way } from './way';

const CHUNK = 1_000;

/** No broker: what the store gives at best. The duplicates are left out beforehand. */
export const insertMany: Way = {
  async open({ namespace }, note) {
    const effects = await Effects.open(`${namespace}-insert-many`);
    let waiting: readonly FactBody[] = [];
    const fill = async (messages: readonly FactBody[]): Promise<void> => {
      waiting = messages;
    };
    const begin = async (): Promise<void> => {
      for (const chunk of chunksOf([...new Set(waiting)], CHUNK)) await effects.insertMany(chunk);
      for (const fact of waiting) note(fact);
    };
    return {
      ...{ fill, begin, end: async () => {} },
      problemsOf: (run, facts) => effects.problemsOf(run, facts),
      close: () => effects.drop(),
    };
  },
};
