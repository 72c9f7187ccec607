import { JointHandler, Looking, Matter } from '../handlers/together';
import { lookUp } from './look-up';
import { Petition } from './petition';

const matter = {} as Matter;
const now = new Date('2026-03-02T04:00:00Z');

/** A handler that looks up what it is given to look for, and what it was asked. */
function aHandler(under: Promise<void> | undefined) {
  const asked: Looking<object>[][] = [];
  const handler = {
    lookUp(requests: readonly Looking<object>[]) {
      asked.push([...requests]);
      return under;
    },
  } as unknown as JointHandler<object, object, Matter>;
  return { handler, asked };
}

const aPetition = (id: string, handler?: JointHandler<object, object, Matter>): Petition =>
  ({
    origin: { actor: { id, roles: [], areaCodes: [], memberOf: [] }, now },
    ...(handler && { looking: { handler, body: { id } } }),
  }) as unknown as Petition;

describe('looking something up for a sitting', () => {
  it('is asked once of each handler, with all of its requests', async () => {
    const [one, other] = [aHandler(Promise.resolve()), aHandler(undefined)];
    const petitions = [aPetition('a', one.handler), aPetition('b', other.handler), aPetition('c'), aPetition('d', one.handler)];
    await lookUp(petitions, matter);
    expect(one.asked.map((requests) => requests.map(({ actor }) => actor.id))).toEqual([['a', 'd']]);
    expect(other.asked).toHaveLength(1);
    expect(one.asked[0]?.[0]).toMatchObject({ body: { id: 'a' }, now });
  });

  it('is not waited for where nobody has anything to ask', () => {
    expect(lookUp([aPetition('a', aHandler(undefined).handler), aPetition('b')], matter)).toBeUndefined();
  });

  it('fails with what one of them could not find out', async () => {
    const failing = aHandler(Promise.reject(new Error('The store is away.')));
    await expect(lookUp([aPetition('a', failing.handler)], matter)).rejects.toThrow('The store is away.');
  });
});
