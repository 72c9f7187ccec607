import { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { fastify } from 'fastify';
import { Connection } from 'mongoose';
import { peerPackage } from '../measure/peers';
import { EVENTS, textsOf } from './events';

/** A peer that listens. */
export interface Peer {
  readonly port: number;
  stop(): Promise<void>;
}

/** What everybody reads: a page of events by the time of their start, from an index. */
export async function eventsIn(store: Connection): Promise<() => Promise<object>> {
  const events = store.db!.collection('events');
  await events.createIndex({ startsAt: 1 });
  await events.insertMany(Array.from({ length: EVENTS }, (_each, number) => textsOf(number)));
  return async () => ({ items: await events.find().sort({ startsAt: 1 }).limit(EVENTS).toArray() });
}

/** As `nest new` makes it, on its faster platform: nothing is ever refused. */
export async function startNest(read: () => Promise<object>): Promise<Peer> {
  @Controller('events')
  class EventsController {
    @Get()
    list(): Promise<object> {
      return read();
    }
  }
  @Module({ controllers: [EventsController] })
  class PeerModule {}
  const app = await NestFactory.create(PeerModule, new FastifyAdapter(), { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  return { port: (app.getHttpServer().address() as AddressInfo).port, stop: () => app.close() };
}

/** With the limits that its documentation shows for the delay of the event loop and its use. */
export async function startUnderPressure(read: () => Promise<object>): Promise<Peer> {
  const app = fastify();
  const limits = { maxEventLoopDelay: 1000, maxEventLoopUtilization: 0.98, retryAfter: 50 };
  await app.register(peerPackage<Parameters<typeof app.register>[0]>('@fastify/under-pressure'), limits);
  app.get('/events', () => read());
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
}
