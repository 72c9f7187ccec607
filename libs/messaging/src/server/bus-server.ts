import { Contract, type ServiceName } from '@linli/contracts';
import { Inject, Injectable, Optional, Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CustomTransportStrategy, MessageHandler, Server } from '@nestjs/microservices';
import { type Broker, Delivery, Parked, Subscription, Verdict } from '../broker/broker';
import { Message } from '../broker/message';
import { DeadLetterStore } from '../dead-letters/dead-letter.store';
import { Call, Outcome } from '../handlers/call';
import { HandlerRecord } from '../handlers/handles';
import { Desk, JointHandler, Matter } from '../handlers/together';
import { Sittings } from '../sittings/sittings';
import { counted, countLetter } from '../steps/measure';
import { BROKER, SERVICE } from '../tokens';
import { problemsOf } from './boot-checks';
import { handleOf, prepareOf } from './handle';
import { letterOfParked } from './parked';
import { Pipelines } from './pipelines';
import { failureTo, replyTo } from './reply';
import { verdictOn } from './verdict';

/** What a service is on the bus: its name and the contracts that it owns. */
export interface ServiceOnBus {
  readonly name: ServiceName;
  readonly contracts: readonly Contract[];
}

type Run = (call: Call) => Promise<Outcome>;

/** The Nest transport: brings requests and integration events from the broker to the handlers of one service. */
@Injectable()
export class BusServer extends Server implements CustomTransportStrategy {
  private readonly requests = new Map<string, { handler: HandlerRecord; run: Run }>();
  private readonly doubles: HandlerRecord[] = [];

  constructor(
    @Inject(SERVICE) private readonly service: ServiceOnBus,
    @Inject(BROKER) private readonly broker: Broker,
    private readonly pipelines: Pipelines,
    private readonly deadLetters: DeadLetterStore,
    /** Without it, handlers are called through Nest. */
    @Optional() private readonly modules?: ModuleRef,
  ) {
    super();
  }

  /** Every handler that the service has, in order of registration. */
  get records(): HandlerRecord[] {
    return [...[...this.messageHandlers.values()].map(recordOf), ...this.doubles];
  }

  /** The queue of an event handler of this service. */
  queueOf(handler: string): string {
    return `${this.service.name}.${handler}`;
  }

  /** Nest would let a second handler replace the first in silence. */
  override addHandler(...handler: Parameters<Server['addHandler']>): void {
    const [pattern, , , extras] = handler;
    if (this.messageHandlers.has(pattern)) this.doubles.push(extras?.record as HandlerRecord);
    else super.addHandler(...handler);
  }

  /** Starts taking messages; with handlers missing, doubled or misplaced it throws, naming all problems at once. */
  async listen(started: (error?: unknown) => void): Promise<void> {
    try {
      this.check();
      await this.serveRequests();
      await this.subscribeEvents();
      started();
    } catch (error) {
      started(error);
    }
  }

  /** Takes no more messages and resolves when those in hand are done. */
  async close(): Promise<void> {
    await this.broker.drain(this.service.name);
  }

  on(): never {
    throw new Error('The bus has no events of its own to listen to.');
  }

  unwrap<T>(): T {
    return this.broker as T;
  }

  private check(): void {
    const problems = problemsOf(this.service.name, this.records, this.service.contracts);
    if (problems.length > 0) throw new Error(`${this.service.name} cannot start:\n- ${problems.join('\n- ')}`);
  }

  private async serveRequests(): Promise<void> {
    for (const callback of this.messageHandlers.values()) {
      const handler = recordOf(callback);
      const { kind, name } = handler.contract;
      if (kind !== 'event') this.requests.set(name, { handler, run: this.runOf(callback) });
    }
    if (this.requests.size > 0) await this.broker.serve(this.service.name, (request) => this.answer(request));
  }

  private async subscribeEvents(): Promise<void> {
    for (const callback of this.messageHandlers.values()) {
      const handler = recordOf(callback);
      if (handler.contract.kind !== 'event') continue;
      const run = this.runOf(callback);
      await this.broker.subscribe(this.subscriptionOf(handler), (delivery) => this.consume(handler, run, delivery));
    }
    if (this.records.some(({ contract }) => contract.kind === 'event'))
      await this.broker.takeParked(this.service.name, (parked) => this.keepParked(parked));
  }

  private runOf(callback: MessageHandler): Run {
    const handle = handleOf(callback, this.modules);
    const { contract, takesMany, desk } = recordOf(callback);
    if (desk) return this.jointRunOf(callback, desk);
    if (takesMany) return this.pipelines.aroundMany((facts) => handle(facts));
    const work = ({ body, context }: Call) => handle(body, context) as Promise<Outcome>;
    return this.pipelines.around(contract.kind, work, prepareOf(callback, this.modules));
  }

  private jointRunOf({ extras }: MessageHandler, desk: Type<object>): Run {
    const [modules, at] = [this.modules as ModuleRef, { strict: false }];
    const handler = modules.get<JointHandler<object, object, Matter>>(extras?.handlerClass, at);
    return this.pipelines.aroundJoint(modules.get(Sittings, at).workOf(handler, modules.get<Desk<Matter>>(desk, at)));
  }

  private subscriptionOf({ name, contract, takesMany }: HandlerRecord): Subscription {
    return { service: this.service.name, queue: this.queueOf(name), types: [contract.name], inBatches: takesMany };
  }

  private async keepParked(parked: Parked): Promise<void> {
    const letter = letterOfParked(this.service.name, parked);
    await this.deadLetters.keep(letter);
    const handler = this.records.find(({ name }) => name === letter.handler);
    if (handler) countLetter({ service: this.service.name, handler });
  }

  private async answer(message: Message): Promise<Message> {
    const known = this.requests.get(message.envelope.type);
    if (!known) return failureTo(message, new Error(`${this.service.name} has no handler for ${message.envelope.type}.`));
    try {
      return replyTo(message, (await known.run(this.callOf(known.handler, message))) as object);
    } catch (error) {
      return failureTo(message, error);
    }
  }

  private async consume(handler: HandlerRecord, run: Run, { message, attempt, firstSeen }: Delivery): Promise<Verdict> {
    const call = { service: this.service.name, handler, message, attempt, firstSeen };
    try {
      await run(call);
      return { outcome: 'done' };
    } catch (error) {
      return counted(call, await verdictOn(call, error, this.deadLetters));
    }
  }

  private callOf(handler: HandlerRecord, message: Message): Call {
    return { service: this.service.name, handler, message, attempt: 1, firstSeen: message.envelope.time };
  }
}

const recordOf = (callback: MessageHandler): HandlerRecord => callback.extras?.record as HandlerRecord;
