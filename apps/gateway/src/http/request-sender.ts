import { MessageClient } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { PublicLinks } from '../leave-links/public-links.provider';
import { actorOf } from './access';
import { idempotentIdOf } from './idempotency-key';
import { messageBody } from './message-body';
import { Route } from './route';

/** Sends a request on as the message of its route. */
@Injectable()
export class RequestSender {
  constructor(
    private readonly client: MessageClient,
    private readonly links: PublicLinks,
  ) {}

  /** The service's reply; throws InvalidInput, IdempotencyKeyNotValid, an error of the contract, ServiceUnavailable or HandlerFailed. */
  async send(route: Route, request: FastifyRequest): Promise<object> {
    const messageId = route.method === 'POST' ? idempotentIdOf(request) : undefined;
    const actor = actorOf(request);
    const reply = await this.client.ask(route.contract, messageBody(route, request), { actor, messageId });
    return this.links.completed(reply, route.contract.reply, actor);
  }
}
