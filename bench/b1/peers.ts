import { AddressInfo } from 'node:net';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientProxyFactory, MessagePattern, Payload, RmqOptions, Transport } from '@nestjs/microservices';
import { FastifyInstance, fastify } from 'fastify';
import { firstValueFrom } from 'rxjs';
import { AMQP_URL } from '../measure/services';
import { MonolithDesk, Reply } from './desk';

/** What the handler is asked, wherever it runs. */
export interface Wish {
  readonly eventId?: string;
  readonly resident?: string;
  /** A registration that is to be cancelled. */
  readonly id?: string;
}

/** A peer that listens. */
export interface Peer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The same handler for both peers. */
export const handlerAt =
  (desk: MonolithDesk) =>
  ({ eventId = '', resident = '', id }: Wish): Promise<Reply> =>
    id ? desk.cancel(id) : desk.register(eventId, resident);

/** HTTP for both peers, validated by a schema as Fastify does. */
export async function listen(handle: (wish: Wish) => Promise<Reply>): Promise<Peer> {
  const app = fastify();
  const body = {
    type: 'object',
    required: ['partySize'],
    properties: { partySize: { type: 'integer', minimum: 1, maximum: 6 } },
  };
  app.post<Named>('/events/:eventId/registrations', { schema: { body } }, async ({ params, headers }, reply) => {
    const { status, body: answer } = await handle({ ...params, resident: String(headers['x-resident']) });
    return reply.status(status).send(answer);
  });
  app.post<Named>('/registrations/:id/cancel', async ({ params }, reply) => {
    const { status, body: answer } = await handle(params);
    return reply.status(status).send(answer);
  });
  return served(app);
}

interface Named {
  Params: Wish;
}

/** The limit: the body comes back. */
export function listenEcho(): Promise<Peer> {
  const app = fastify();
  app.post('/echo', async ({ body }) => body);
  return served(app);
}

async function served(app: FastifyInstance): Promise<Peer> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
}

/** Nest's RabbitMQ transport as it is fastest: acknowledged on delivery, not persistent. */
const optionsFor = (queue: string): RmqOptions => ({
  transport: Transport.RMQ,
  options: {
    ...{
      urls: [AMQP_URL],
      queue,
      queueOptions: { durable: false, autoDelete: true },
      prefetchCount: 300,
      noAck: true,
      persistent: false,
    },
    socketOptions: { connectionOptions: { noDelay: true } },
  },
});

/** The service behind the broker. */
export async function serveByNest(queue: string, handle: (wish: Wish) => Promise<Reply>): Promise<() => Promise<void>> {
  class SignUpController {
    @MessagePattern('sign-up')
    take(@Payload() wish: Wish): Promise<Reply> {
      return handle(wish);
    }
  }
  @Module({ controllers: [SignUpController] })
  class SignUpModule {}
  const app = await NestFactory.createMicroservice(SignUpModule, { ...optionsFor(queue), logger: ['error'] });
  await app.listen();
  return () => app.close();
}

/** HTTP in front of it. */
export async function listenBeforeNest(queue: string): Promise<Peer> {
  Logger.overrideLogger(['error']);
  const client = ClientProxyFactory.create(optionsFor(queue));
  await client.connect();
  const { port, stop } = await listen((wish) => firstValueFrom(client.send<Reply>('sign-up', wish)));
  return {
    port,
    stop: async () => {
      await stop();
      await client.close();
    },
  };
}
