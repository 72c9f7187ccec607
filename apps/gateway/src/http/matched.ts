import { expectedOf, trail } from '@linli/messaging';
import { SetMetadata } from '@nestjs/common';
import { contractOf } from './controller-of';

const MATCHED = 'linli:matched';

/** Says of an endpoint that what it does compares the revision that is expected, in the transaction that changes the thing. */
export const Matched = (): MethodDecorator => SetMetadata(MATCHED, true);

/** Whether the revision that is expected is compared where the endpoint's change is decided: here, or in the service that is asked. */
export const isMatched = (handler: object): boolean =>
  contractOf(handler)?.matched === true || Reflect.getMetadata(MATCHED, handler) === true;

/** From here on the request is for a thing of this revision. */
export function expectRevision(revision: number): void {
  const current = trail.getStore();
  if (current?.asked) current.asked = { ...current.asked, expected: String(revision) };
}

/** The revision that the caller of the request expects the thing to have. */
export const expectation = (): { readonly expected?: number } => ({ expected: expectedOf(trail.getStore()?.asked ?? {}) });
