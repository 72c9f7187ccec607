import { Channel } from 'amqplib';
import { Consume, Delivery, Subscription } from '../broker/broker';
import { crashPoint, isPlanted } from '../on-purpose';
import { Arrival } from './arrival';
import { toMessage } from './cloud-events';
import { Consumption } from './queue-consumer';
import { attemptOf, RetryLadder } from './retry-ladder';
import { Topology } from './topology';

/** Consumes a handler's queue of integration events: acknowledged when done, or when the retry is safe on the ladder. */
export class EventConsumption implements Consumption {
  readonly queue: string;

  constructor(
    private readonly subscription: Subscription,
    private readonly consume: Consume,
    private readonly topology: Topology,
    private readonly ladder: RetryLadder,
  ) {
    this.queue = topology.names.queue(subscription.queue);
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
      crashPoint('before-ack');
      if (verdict.outcome === 'done') arrival.acknowledge();
      else await this.ladder.send(arrival, this.queue, { delivery, delayMs: verdict.delayMs });
      crashPoint('after-ack');
    } catch {
      arrival.giveBack();
    }
  }
}
