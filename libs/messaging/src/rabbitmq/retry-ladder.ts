import { setTimeout } from 'node:timers/promises';
import { Options } from 'amqplib';
import { Delivery, retryDelayMs } from '../broker/broker';
import { BrokerUnavailable } from '../broker/broker-errors';
import { Arrival } from './arrival';
import { ConfirmWindow } from './confirm-window';
import { Names } from './names';

const ATTEMPT = 'x-linli-attempt';
const FIRST_SEEN = 'x-linli-first-seen';

/** Written by the broker on its way, or routing orders for it: they would be obeyed a second time. */
const NOT_CARRIED = /^(x-death|x-first-death-.*|x-last-death-.*|x-delivery-count|x-acquired-count|CC|BCC)$/;

const AGAIN_AFTER_MS = 1_000;

/** Which attempt a delivery is, as its headers say; 1 and now where they say nothing sensible. */
export function attemptOf({ message }: Arrival): Pick<Delivery, 'attempt' | 'firstSeen'> {
  const { [ATTEMPT]: attempt, [FIRST_SEEN]: firstSeen } = message.properties.headers ?? {};
  return {
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1,
    firstSeen: typeof firstSeen === 'string' && !Number.isNaN(Date.parse(firstSeen)) ? firstSeen : new Date().toISOString(),
  };
}

/** Sends messages to wait in the queue of their delay, which sends them back to the one queue that they came from. */
export class RetryLadder {
  constructor(
    private readonly names: Names,
    private readonly window: ConfirmWindow,
  ) {}

  /** Acknowledges the delivery when its copy for the next attempt is confirmed; until then, and while the broker is away, it stays in hand. */
  async send(arrival: Arrival, queue: string, { delivery, delayMs }: { delivery: Delivery; delayMs: number }): Promise<void> {
    const exchange = this.names.retry(retryDelayMs(delayMs));
    const parcel = { exchange, routingKey: queue, content: arrival.message.content, properties: nextAttempt(arrival, delivery) };
    while (!arrival.gone.aborted) {
      try {
        await this.window.send(parcel);
        return arrival.acknowledge();
      } catch (error) {
        if (!(error instanceof BrokerUnavailable)) return arrival.giveBack();
        await setTimeout(AGAIN_AFTER_MS);
      }
    }
  }
}

/** The message as it came, unknown headers included, with the id and type that it was given where it had none; without its expiry and user id, which are not ours to repeat. */
function nextAttempt({ message }: Arrival, { attempt, firstSeen, message: { envelope } }: Delivery): Options.Publish {
  const { timestamp, correlationId, contentType, contentEncoding, appId, headers } = message.properties;
  const carried = Object.entries(headers ?? {}).filter(([name]) => !NOT_CARRIED.test(name));
  return {
    messageId: envelope.id,
    type: envelope.type,
    ...{ timestamp, correlationId, contentType, contentEncoding, appId },
    persistent: true,
    headers: { ...Object.fromEntries(carried), [ATTEMPT]: attempt + 1, [FIRST_SEEN]: firstSeen },
  };
}
