import { EditedMeanwhile } from '@linli/contracts';
import { Envelope } from '../broker/message';
import { MessageContext } from './message-context';

type Expecting = Pick<MessageContext, 'expected'>;

const compared = new WeakSet<object>();

/** The revision that the asker expects; undefined where they expect none. What is no number is none that a thing could have. */
export const expectedOf = ({ expected }: Pick<Envelope, 'expected'>): number | undefined =>
  expected === undefined ? undefined : Number(expected);

/**
 * To be called in the transaction that writes the thing, with its revision as that has read it: whoever writes in between makes the
 * transaction run again. Throws EditedMeanwhile where the asker expects another one.
 */
export function assertExpected(context: Expecting, revision: number): void {
  compared.add(context);
  if (context.expected !== undefined && context.expected !== revision) throw new EditedMeanwhile();
}

/** Throws where the asker expects a revision and nobody has looked: it would be taken for true. */
export function assertCompared(context: Expecting, name: string): void {
  if (context.expected !== undefined && !compared.has(context))
    throw new Error(`${name} does not compare the expected revision.`);
}
