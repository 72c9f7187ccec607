import { Parked } from '../broker/broker';
import { partOfMessage } from '../dead-letters/dead-letter.schema';
import { Failure } from '../dead-letters/dead-letter.store';

/** The letter for a message that the broker has given up, for no consumer of it ever came to say what became of it. */
export function letterOfParked(service: string, { message, queue, deliveries, firstSeen }: Parked): Failure {
  return {
    ...partOfMessage(service, queue.slice(service.length + 1), message),
    reason: `Its consumers went without an answer ${deliveries} times, as when it ends the process that takes it.`,
    attempts: deliveries,
    firstSeen: new Date(firstSeen),
  };
}
