import { Actor, Request, ServiceUnavailable } from '@linli/contracts';
import { newId } from '@linli/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { type Broker } from '../broker/broker';
import { BrokerUnavailable, NobodyListens, NoReply } from '../broker/broker-errors';
import { instantWriter, Message } from '../broker/message';
import { Clock } from '../clock';
import { trail } from '../handlers/call';
import { type ServiceOnBus } from '../server/bus-server';
import { readReply } from '../server/reply';
import { currentTraceparent, spanHere, spanning } from '../telemetry/spans';
import { BROKER, SERVICE } from '../tokens';
import { SharedQuestions } from './shared-questions';

const DEADLINE_MS = 10_000;

const timeText = instantWriter();
const deadlineText = instantWriter();

interface AskOptions {
  readonly actor: Actor;
  /** The same id is answered in the same way: derive it from an idempotency key to make a request repeatable. */
  readonly messageId?: string;
  /** How long the reply is waited for, in milliseconds of machine time. */
  readonly withinMs?: number;
}

/** Sends commands and queries and waits for their replies; only the gateway does so. */
@Injectable()
export class MessageClient {
  private readonly questions = new SharedQuestions();

  constructor(
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(SERVICE) private readonly service: ServiceOnBus,
    private readonly clock: Clock,
  ) {}

  /** The reply; throws a declared error of the contract, ServiceUnavailable, or HandlerFailed. */
  ask<B extends object, R extends object>(contract: Request<B, R>, body: B, options: AskOptions): Promise<R> {
    return spanning(spanHere(startOf(contract)), () => this.send(contract, body, options));
  }

  private async send<R extends object>(contract: Request<object, R>, body: object, options: AskOptions): Promise<R> {
    try {
      return readReply(contract, await this.reply(contract, body, options));
    } catch (error) {
      if (error instanceof NobodyListens || error instanceof NoReply || error instanceof BrokerUnavailable)
        throw new ServiceUnavailable();
      throw error;
    }
  }

  private reply(contract: Request, body: object, options: AskOptions): Promise<Message> {
    const text = JSON.stringify(body);
    const key = contract.keyedBy && (body as Readonly<Record<string, string>>)[contract.keyedBy];
    const request = () => this.broker.request(contract.service, { ...this.messageOf(contract, text, options), key });
    return contract.kind === 'query' ? this.questions.ask(questionOf(contract, text, options.actor), request) : request();
  }

  private messageOf(
    { name }: Request,
    body: string,
    { actor, messageId = newId(), withinMs = DEADLINE_MS }: AskOptions,
  ): Message {
    const envelope = {
      id: messageId,
      type: name,
      source: this.service.name,
      time: timeText(this.clock.now().getTime()),
      correlationid: trail.getStore()?.correlationId ?? messageId,
      traceparent: currentTraceparent(),
      actor,
      ...trail.getStore()?.asked,
      deadline: deadlineText(Date.now() + withinMs),
    };
    return { envelope, body };
  }
}

/** What is asked, by whom where that makes a difference. */
const questionOf = ({ name, sameForResidents }: Request, body: string, actor: Actor): string =>
  `${name} ${sameForResidents && isResidentOnly(actor) ? '' : JSON.stringify(actor)} ${body}`;

const isResidentOnly = ({ roles, areaCodes, memberOf }: Actor): boolean =>
  areaCodes.length === 0 && memberOf.length === 0 && roles.every((role) => role === 'resident');

const startOf = ({ name, service }: Request) => ({
  name: `ask ${name}`,
  kind: SpanKind.CLIENT,
  attributes: { 'linli.contract': name, 'server.address': service },
});
