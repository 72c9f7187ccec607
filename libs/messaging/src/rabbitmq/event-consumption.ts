import { Channel } from 'amqplib';
import { Consume, Delivery, Subscription } from '../broker/broker';
import { isPlanted } from '../on-purpose';
import { Arrival } from './arrival';
import { toMessage } from './cloud-events';
import { Consumption } from './queue-consumer';
import { attemptOf, RetryLadder } from './retry-ladder';
import { Topology } from './topology';

/** Messages in hand; a second batch waits while the first is handled. */
const ONE_BY_ONE = 300;
const IN_BATCHES = 700;

/** Consumes a handler's queue of integration events: acknowledged when done, or when the retry is safe on the ladder. */
export class EventConsumption implements Consumption {
  readonly queue: string;
  readonly prefetch: number;

  constructor(
    private readonly subscription: Subscription,
    private readonly consume: Consume,
    private readonly topology: Topology,
    private readonly ladder: RetryLadder,
  ) {
    this.queue = topology.names.queue(subscription.queue);
    this.prefetch = subscription.inBatches ? IN_BATCHES : ONE_BY_ONE;
  }

  declare(channel: Channel): Promise<void> {
    return this.topology.declareSubscription(channel, this.subscription);
  }

  async handle(arrival: Arrival): Promise<void> {
    const delivery: Delivery = {
      message: toMessage(arrival.message),
      ...attemptOf(arrival),
      redelivered: arrival.message.fields.redelivered,
    };
    if (isPlanted('ack-before-commit')) arrival.acknowledge();
    try {
      const verdict = await this.consume(delivery);
      if (verdict.outcome === 'done') arrival.acknowledge();
      else await this.ladder.send(arrival, this.queue, { delivery, delayMs: verdict.delayMs });
    } catch {
      arrival.giveBack();
    }
  }
}
