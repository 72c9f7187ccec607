import { JointHandler, Looking, Matter } from '../handlers/together';
import { Petition } from './petition';

type AnyHandler = Pick<JointHandler<object, object, Matter>, 'lookUp'>;

/** Has each handler look up what it must know for its petitions, all of them at once; undefined where nobody has anything to ask. */
export function lookUp(petitions: readonly Petition[], matter: Matter): Promise<unknown> | undefined {
  const perHandler = new Map<AnyHandler, Looking<object>[]>();
  for (const { looking, origin } of petitions) {
    if (!looking) continue;
    const { handler, body } = looking;
    const request = { body, actor: origin.actor, now: origin.now };
    const requests = perHandler.get(handler);
    if (requests) requests.push(request);
    else perHandler.set(handler, [request]);
  }
  const under = [...perHandler].flatMap(([handler, requests]) => handler.lookUp?.(requests, matter) ?? []);
  return under.length > 0 ? Promise.all(under) : undefined;
}
