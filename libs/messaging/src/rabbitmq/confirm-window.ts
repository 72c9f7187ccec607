import { ConfirmChannel, Options } from 'amqplib';
import { BrokerUnavailable } from '../broker/broker-errors';

/** One message on its way to an exchange. */
export interface Parcel {
  readonly exchange: string;
  readonly routingKey: string;
  readonly content: Buffer;
  readonly properties: Options.Publish;
}

export interface WindowLimits {
  /** Messages sent and not confirmed. */
  readonly inFlight: number;
  /** Messages that wait for a place among those. */
  readonly waiting: number;
  /** From `send` to the confirm, in milliseconds. */
  readonly patienceMs: number;
}

interface Shipment {
  readonly parcel: Parcel;
  isSettled: boolean;
  settle(error?: Error): void;
}

/** Publishes with pipelined confirms; whatever the broker does, no more than `inFlight + waiting` messages are held in memory. */
export class ConfirmWindow {
  private channel?: ConfirmChannel;
  private isBlocked: boolean = false;
  private inFlight = 0;
  private waiting: Shipment[] = [];

  constructor(private readonly limits: WindowLimits = { inFlight: 1_000, waiting: 10_000, patienceMs: 10_000 }) {}

  open(channel: ConfirmChannel): void {
    this.channel = channel;
    this.isBlocked = false;
    this.pump();
  }

  /** The channel is gone: what waits rejects here, what is in flight is rejected by the channel. */
  shut(): void {
    this.channel = undefined;
    for (const shipment of this.waiting.splice(0)) shipment.settle(new BrokerUnavailable('The connection to RabbitMQ was lost.'));
  }

  /** While RabbitMQ has an alarm it reads nothing; what is written would pile up in memory. */
  block(isBlocked: boolean): void {
    this.isBlocked = isBlocked;
    this.pump();
  }

  /** Resolves with the broker's confirm; rejects with BrokerUnavailable when it is away, nacks, is not in time, or too many wait. */
  async send(parcel: Parcel): Promise<void> {
    if (!this.channel) throw new BrokerUnavailable('The connection to RabbitMQ is away.');
    if (this.waiting.length >= this.limits.waiting)
      throw new BrokerUnavailable('Too many messages wait for RabbitMQ to confirm.');
    await new Promise<void>((resolve, reject) => {
      this.waiting.push(this.shipmentOf(parcel, (error) => (error ? reject(error) : resolve())));
      this.pump();
    });
  }

  private shipmentOf(parcel: Parcel, report: (error?: Error) => void): Shipment {
    const timer = setTimeout(() => {
      shipment.settle(new BrokerUnavailable(`RabbitMQ did not confirm within ${this.limits.patienceMs} ms.`));
      while (this.waiting[0]?.isSettled) this.waiting.shift();
    }, this.limits.patienceMs);
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      shipment.isSettled = true;
      report(error);
    };
    const shipment: Shipment = { parcel, isSettled: false, settle };
    return shipment;
  }

  private pump(): void {
    while (this.channel && !this.isBlocked && this.inFlight < this.limits.inFlight && this.waiting.length > 0) {
      const shipment = this.waiting.shift()!;
      if (!shipment.isSettled) this.ship(shipment, this.channel);
    }
  }

  /** A message keeps its place in the window until the broker answers, also when its sender has given up. */
  private ship(shipment: Shipment, channel: ConfirmChannel): void {
    const { exchange, routingKey, content, properties } = shipment.parcel;
    try {
      channel.publish(exchange, routingKey, content, properties, (error) => {
        this.inFlight--;
        shipment.settle(error ? new BrokerUnavailable(`RabbitMQ did not take the message: ${String(error)}`) : undefined);
        this.pump();
      });
      this.inFlight++;
    } catch (error) {
      shipment.settle(refusalOf(error));
    }
  }
}

/** A channel that has just closed is the broker being away; anything else is a message that cannot be written at all. */
const refusalOf = (error: unknown): Error => {
  if (!(error instanceof Error)) return new BrokerUnavailable(String(error));
  return error.name === 'IllegalOperationError' ? new BrokerUnavailable(error.message) : error;
};
