import { Parked } from '../broker/broker';
import { letterIdOf } from '../dead-letters/dead-letter.schema';
import { Failure } from '../dead-letters/dead-letter.store';

/** The letter for a message that the broker has given up, for no consumer of it ever came to say what became of it. */
export function letterOfParked(
  service: string,
  { message: { envelope, headers, body }, queue, deliveries, firstSeen }: Parked,
): Failure {
  const handler = queue.slice(service.length + 1);
  return {
    _id: letterIdOf(service, handler, envelope.id),
    handler,
    contract: envelope.type,
    envelope,
    ...(headers && { headers }),
    body,
    reason: `Its consumers went without an answer ${deliveries} times, as when it ends the process that takes it.`,
    attempts: deliveries,
    firstSeen: new Date(firstSeen),
    lastSeen: new Date(),
  };
}
