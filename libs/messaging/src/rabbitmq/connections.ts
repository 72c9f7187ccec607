import { setTimeout as pause } from 'node:timers/promises';
import { Message as AmqpMessage, Channel, ChannelModel } from 'amqplib';
import { Address } from './address';
import { ConfirmWindow } from './confirm-window';
import { DirectSender } from './direct-sender';
import { Link, Log } from './link';
import { GoneAskers } from './packing/gone-askers';
import { QueueConsumer } from './queue-consumer';
import { quietly, reasonOf } from './quietly';
import { announcementIn, isAnnouncement } from './replicas/presence';
import { Replicas } from './replicas/replicas';
import { Requester } from './requester';
import { Topology } from './topology';

/** A broker that hangs does not answer; what is temporary goes later by itself. */
const REMOVE_WITHIN_MS = 2_000;

/** As long as a first connection may take: a service that starts while the broker restarts waits rather than ends. */
const START_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 50;

/** The two connections of a process: RabbitMQ slows down one that publishes, and that must not slow down consuming. */
export class Connections {
  readonly window = new ConfirmWindow();
  readonly sender = new DirectSender();
  readonly requester: Requester;
  readonly goneAskers = new GoneAskers();
  readonly replicas = new Replicas();
  private readonly publishing: Link;
  private readonly consuming: Link;
  private readonly consumers = new Map<string, QueueConsumer[]>();

  constructor(
    address: Address,
    readonly topology: Topology,
    readonly log: Log,
  ) {
    this.requester = new Requester(topology.names, this.sender, this.replicas);
    const publishing = {
      name: 'publishing',
      setUp: this.setUpPublishing.bind(this),
      tearDown: this.tearDownPublishing.bind(this),
    };
    const consuming = { name: 'consuming', setUp: this.setUpConsuming.bind(this), tearDown: () => this.requester.shut() };
    this.publishing = new Link(address, publishing, log);
    this.consuming = new Link(address, consuming, log);
  }

  get areUp(): boolean {
    return this.publishing.isUp && this.consuming.isUp;
  }

  /** Rejects when they are not both up in time. */
  async open(withinMs: number): Promise<void> {
    await Promise.all([this.publishing.open(withinMs), this.consuming.open(withinMs)]);
  }

  /**
   * Resolves when it consumes, which it goes on doing over every later connection until its service is drained. A connection
   * that is lost meanwhile is waited for; rejects where a queue cannot be declared, or the connection stays away.
   */
  async consume(service: string, consumer: QueueConsumer): Promise<void> {
    await this.startOverLosses(consumer, Date.now() + START_WITHIN_MS);
    const consumers = this.consumers.get(service) ?? [];
    this.consumers.set(service, [...consumers, consumer]);
  }

  async drain(service: string): Promise<void> {
    const consumers = this.consumers.get(service) ?? [];
    this.consumers.delete(service);
    await Promise.all(consumers.map((consumer) => consumer.drain()));
  }

  async close(): Promise<void> {
    for (const consumer of this.allConsumers()) consumer.stop();
    this.tearDownPublishing();
    this.requester.shut();
    if (this.areUp) await Promise.race([this.removeTemporary(), pause(REMOVE_WITHIN_MS, undefined, { ref: false })]);
    await Promise.all([this.publishing.close(), this.consuming.close()]);
  }

  private async startOverLosses(consumer: QueueConsumer, giveUpAt: number): Promise<void> {
    for (;;) {
      while (!this.consuming.isUp && Date.now() < giveUpAt) await pause(LOOK_AGAIN_MS);
      const model = this.consuming.current;
      try {
        return await consumer.start(model);
      } catch (error) {
        if (this.consuming.isOn(model)) throw error;
      }
    }
  }

  private removeTemporary(): Promise<void> {
    return quietly(async () => this.topology.remove(await this.publishing.current.createChannel()));
  }

  private async setUpPublishing(model: ChannelModel): Promise<void> {
    const confirmed = this.vital(model, await model.createConfirmChannel());
    const direct = this.vital(model, await model.createChannel());
    direct.on('return', (unroutable) => this.takeBack(unroutable));
    model.on('blocked', (reason) => this.block(true, `RabbitMQ takes no messages: ${reason}`));
    model.on('unblocked', () => this.block(false, 'RabbitMQ takes messages again.'));
    await this.topology.declareShared(confirmed);
    this.window.open(confirmed);
    this.sender.open(direct);
  }

  private tearDownPublishing(): void {
    this.window.shut();
    this.sender.shut();
    this.requester.abandon();
  }

  private async setUpConsuming(model: ChannelModel): Promise<void> {
    const channel = this.vital(model, await model.createChannel());
    const replies = await this.topology.declareReplies(channel);
    const take = (message: AmqpMessage | null): void => {
      if (message === null) void quietly(() => channel.close());
      else if (isAnnouncement(message)) this.hear(message);
      else this.requester.replied(message);
    };
    await channel.consume(replies, take, { noAck: true });
    await Promise.all(this.allConsumers().map((consumer) => consumer.resume(model)));
    this.requester.open(replies);
  }

  private hear(message: AmqpMessage): void {
    const announcement = announcementIn(message);
    if (announcement) this.replicas.hear(announcement);
  }

  /** A request has nobody to answer it; a reply has nobody to take it. */
  private takeBack(unroutable: AmqpMessage): void {
    if (unroutable.properties.replyTo) this.requester.returned(unroutable);
    else this.goneAskers.add(unroutable.fields.routingKey);
  }

  private block(isBlocked: boolean, line: string): void {
    this.log(line);
    this.window.block(isBlocked);
    this.sender.block(isBlocked);
    // An alarm may last: whoever asks is told at once, and may come again under the same id.
    if (isBlocked) this.requester.abandon('RabbitMQ takes no messages at the moment.');
  }

  /** Without this channel the connection is of no use: both go, and come back together. */
  private vital<Kind extends Channel>(model: ChannelModel, channel: Kind): Kind {
    channel.on('error', (error) => this.log(`RabbitMQ channel: ${reasonOf(error)}`));
    channel.once('close', () => void quietly(() => model.close()));
    return channel;
  }

  private allConsumers(): QueueConsumer[] {
    return [...this.consumers.values()].flat();
  }
}
