import { Effects } from '../facts/effects';
import { FactBody } from '../facts/fact';
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
      const facts = [...new Set(waiting)];
      for (let at = 0; at < facts.length; at += CHUNK) await effects.insertMany(facts.slice(at, at + CHUNK));
      for (const fact of waiting) note(fact);
    };
    return {
      ...{ fill, begin, end: async () => {} },
      problemsOf: (run, facts) => effects.problemsOf(run, facts),
      close: () => effects.drop(),
    };
  },
};
