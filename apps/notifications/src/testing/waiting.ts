import { Actor } from '@linli/contracts';
import { ListInbox, NoticeKind, NoticeView } from '@linli/contracts/notifications';
import { TestSystem, until } from '@linli/testing';

/** Resolves when the person has exactly notices of these kinds, in any order; the failure names what is there instead. */
export async function untilTold(system: TestSystem, person: Actor, kinds: readonly NoticeKind[]): Promise<NoticeView[]> {
  const wanted = inOrder(kinds);
  let there: NoticeView[] = [];
  const arrived = async () => {
    there = (await system.ask(ListInbox, { limit: 100 }, person)).items;
    return inOrder(there.map(({ kind }) => kind)) === wanted;
  };
  await until(`exactly ${wanted}`, arrived).catch((error) => {
    throw new Error(`${(error as Error).message}, but ${inOrder(there.map(({ kind }) => kind)) || 'nothing'}`);
  });
  return there;
}

const inOrder = (kinds: readonly NoticeKind[]): string => [...kinds].sort((a, b) => a.localeCompare(b)).join(', ');

/** Does it and resolves when so many messages have had their effect on people since. */
export async function untilHandled(system: TestSystem, count: number, act: () => Promise<unknown>): Promise<void> {
  const before = await handled(system);
  await act();
  await until(`${count} effects`, async () => (await handled(system)) === before + count);
}

/** Systems of an area are told of the same facts, by listeners of their own. */
const handled = (system: TestSystem): Promise<number> =>
  system
    .database()
    .collection<{ _id: string }>('inbox')
    .countDocuments({ _id: { $not: /^tell-webhooks-/ } });

/** How many reminders of the occasion are still to come. */
export const plannedFor = (system: TestSystem, occasionId: string): Promise<number> =>
  system.database().collection('reminders').countDocuments({ occasionId, state: 'planned' });
