import { ErasureReceipt } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { Caller } from '../../apps/standalone/src/demonstration/client';

interface DataFile {
  readonly sections: readonly { readonly name: string; readonly items: readonly object[] }[];
}

/** All that is known of somebody, by section. */
export async function dataOf(who: Caller): Promise<ReadonlyMap<string, readonly object[]>> {
  const file = await until('the file', async () => {
    const answer = await who.raw('GET', '/me/export', {});
    return answer.status === 200 && ((await answer.json()) as DataFile);
  });
  return new Map(file.sections.map(({ name, items }) => [name, items]));
}

/** Asks for everything about somebody to be erased; what they are told that they can follow it with. */
export async function leave(who: Caller, currentPassword = 'only-for-tests'): Promise<ErasureReceipt> {
  const headers = { 'content-type': 'application/json' };
  const answer = await who.raw('DELETE', '/me', { headers, body: JSON.stringify({ currentPassword }) });
  if (answer.status !== 202) throw new Error(`DELETE /me → ${answer.status}`);
  return (await answer.json()) as ErasureReceipt;
}
