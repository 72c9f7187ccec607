import { setTimeout } from 'node:timers/promises';
import { Channel } from 'amqplib';
import { Parked } from '../broker/broker';
import { Arrival } from './arrival';
import { toMessage } from './cloud-events';
import { Consumption } from './queue-consumer';
import { attemptOf } from './retry-ladder';
import { DELIVERY_LIMIT, Topology } from './topology';

const AGAIN_AFTER_MS = 1_000;

/** Takes what RabbitMQ has parked for a service out of its queue of dead letters, as soon as it is kept elsewhere. */
export class ParkedConsumption implements Consumption {
  readonly queue: string;
  readonly prefetch = 20;

  constructor(
    private readonly service: string,
    private readonly keep: (parked: Parked) => Promise<void>,
    private readonly topology: Topology,
  ) {
    this.queue = topology.names.deadLetters(service);
  }

  declare(channel: Channel): Promise<void> {
    return this.topology.declareParking(channel, this.service);
  }

  /** To give it back would not do: newer brokers drop what is brought too often and has nowhere else to go. */
  async handle(arrival: Arrival): Promise<void> {
    const parked = this.parkedOf(arrival);
    while (!arrival.gone.aborted) {
      try {
        await this.keep(parked);
        return arrival.acknowledge();
      } catch {
        await setTimeout(AGAIN_AFTER_MS);
      }
    }
  }

  private parkedOf(arrival: Arrival): Parked {
    const { 'x-first-death-queue': died } = arrival.message.properties.headers ?? {};
    return {
      message: toMessage(arrival.message),
      queue: typeof died === 'string' ? this.topology.names.plain(died) : `${this.service}.unknown`,
      deliveries: DELIVERY_LIMIT + 1,
      firstSeen: attemptOf(arrival).firstSeen,
    };
  }
}
