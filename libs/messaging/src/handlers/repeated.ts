const repeated = new WeakSet<object>();

/** Says of a reply that it was given before, to the same message, and has had its effect then. */
export function asRepeated<R extends object>(reply: R): R {
  repeated.add(reply);
  return reply;
}

/** Whether the reply was given before; told with it from service to asker. */
export const isRepeated = (reply: unknown): boolean => typeof reply === 'object' && reply !== null && repeated.has(reply);
