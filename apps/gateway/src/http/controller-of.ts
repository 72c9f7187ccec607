import { Request } from '@linli/contracts';
import { Controller, Get, Post, Req, Type } from '@nestjs/common';
import { FastifyRequest } from 'fastify';
import { operationOf } from './described-route';
import { Operation } from './operation';
import { RequestSender } from './request-sender';
import { operationIdOf, Route } from './route';

/** The handlers of endpoints that are one message each: its service knows a message again by its id, and answers it as before. */
const contracts = new WeakMap<object, Request>();

/** Whether the endpoint is one message to a service. */
export const isKnownToItsService = (handler: object): boolean => contracts.has(handler);

/** The message that the endpoint is; undefined where it is none, or several. */
export const contractOf = (handler: object): Request | undefined => contracts.get(handler);

/** A Nest controller with one method per route. */
export function controllerOf(tag: string, routes: readonly Route[]): Type {
  @Controller()
  class RoutesController {
    constructor(readonly sender: RequestSender) {}
  }
  for (const route of routes) addEndpoint(RoutesController, route, tag);
  Object.defineProperty(RoutesController, 'name', { value: `${tag}Controller` });
  return RoutesController;
}

function addEndpoint({ prototype }: Type<{ sender: RequestSender }>, route: Route, tag: string): void {
  const name = operationIdOf(route);
  const method = {
    value(this: { sender: RequestSender }, request: FastifyRequest): Promise<object> {
      return this.sender.send(route, request);
    },
    configurable: true,
    writable: true,
  };
  contracts.set(method.value, route.contract);
  Object.defineProperty(prototype, name, method);
  Reflect.defineMetadata('design:paramtypes', [Object], prototype, name);
  const mapping = route.method === 'GET' ? Get(route.path) : Post(route.path);
  mapping(prototype, name, method);
  Operation(operationOf(route, tag))(prototype, name, method);
  Req()(prototype, name, 0);
}
