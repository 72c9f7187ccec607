import { InboxPage, NoticeKind, NoticeView } from '@linli/contracts/notifications';
import { until } from '@linli/testing';
import { Caller } from '../../apps/standalone/src/demonstration/client';

interface Which {
  /** Only notices about this thing. */
  readonly id?: string;
  readonly count?: number;
}

/** Resolves with the notices of this kind when there are exactly so many, one if not said; fails when there are more. */
export function notices(who: Caller, kind: NoticeKind, { id, count = 1 }: Which = {}): Promise<NoticeView[]> {
  return until(`${count} × ${kind}`, async () => {
    const { items } = await who.get<InboxPage>('/inbox?limit=100');
    const found = items.filter((notice) => notice.kind === kind && (!id || notice.subjectId === id));
    if (found.length > count) throw new Error(`${found.length} × ${kind} instead of ${count}`);
    return found.length === count && found;
  });
}

/** Every kind of notice in the inbox, newest first. */
export async function kindsIn(who: Caller): Promise<NoticeKind[]> {
  const { items } = await who.get<InboxPage>('/inbox?limit=100');
  return items.map(({ kind }) => kind);
}
