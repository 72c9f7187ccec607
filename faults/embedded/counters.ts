import { ofThese, Violation, violation } from '../check/violation';
import { Outcome } from './expected';

interface Count {
  least: number;
  most: number;
  /** The values that were answered. */
  readonly answered: Set<number>;
}

/** What counters may stand at: each acknowledged step counts, each unknown one may. */
export class Counters {
  private readonly counts = new Map<string, Count>();
  private readonly twice: string[] = [];

  /** Notes a step and the value that it was answered with. */
  stepped(id: string, outcome: Outcome, value = 0): void {
    const count = this.of(id);
    if (outcome === 'ok') count.least += 1;
    if (outcome !== 'fail') count.most += 1;
    if (outcome !== 'ok') return;
    if (count.answered.has(value)) this.twice.push(`${id} at ${value}`);
    count.answered.add(value);
  }

  /** What does not hold; from now on a counter stands where it was found. */
  check(found: ReadonlyMap<string, number>): Violation[] {
    const wrong: Violation[] = [];
    for (const [id, count] of this.counts) {
      const is = found.get(id) ?? 0;
      const { least, most } = count;
      if (is < least) wrong.push(violation('I2', `${id} is ${is}, acknowledged was ${least}`, 'lost'));
      if (is > most) wrong.push(violation('I2', `${id} is ${is}, attempted was ${most}`, 'doubled'));
      Object.assign(count, { least: is, most: is });
    }
    return [...wrong, ...ofThese(this.twice.splice(0), 'I2', ['steps of counters answered with the same value', 'lost'])];
  }

  private of(id: string): Count {
    const count = this.counts.get(id) ?? { least: 0, most: 0, answered: new Set() };
    this.counts.set(id, count);
    return count;
  }
}
