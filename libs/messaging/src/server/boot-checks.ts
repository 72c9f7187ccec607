import { Contract, ServiceName } from '@linli/contracts';
import { HandlerRecord } from '../handlers/handles';

/** What is wrong with a service's handlers, each with an instruction; an empty list when all is well. */
export function problemsOf(service: ServiceName, handlers: readonly HandlerRecord[], contracts: readonly Contract[]): string[] {
  return [
    ...unhandled(service, handlers, contracts),
    ...doubled(handlers),
    ...foreign(service, handlers),
    ...unprepared(handlers),
  ];
}

function unhandled(service: ServiceName, handlers: readonly HandlerRecord[], contracts: readonly Contract[]): string[] {
  return contracts
    .filter((contract) => contract.kind !== 'event' && contract.service === service)
    .filter((contract) => !handlers.some((handler) => handler.contract.name === contract.name))
    .map(
      ({ name }) =>
        `${name} has no handler: add a class with @Handles(…) for it to the controllers of a module of apps/${service}.`,
    );
}

function doubled(handlers: readonly HandlerRecord[]): string[] {
  const names = handlers.map(({ name }) => name);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map(
    (name) => `${name} has more than one handler: keep one class for it; two listeners to one event need two names.`,
  );
}

function unprepared(handlers: readonly HandlerRecord[]): string[] {
  return handlers
    .filter(({ prepares, contract, desk }) => prepares && (contract.kind !== 'command' || desk))
    .map(({ name }) => `${name} has a prepare() that nobody calls: only commands decided by themselves have one.`);
}

function foreign(service: ServiceName, handlers: readonly HandlerRecord[]): string[] {
  const requests = handlers
    .filter(({ contract }) => contract.kind !== 'event' && contract.service !== service)
    .map(({ contract }) => `${contract.name} belongs to ${contract.service}: move its handler to apps/${contract.service}.`);
  const facts = handlers.flatMap(({ name, publishes }) =>
    publishes
      .filter((contract) => contract.service !== service)
      .map(
        (contract) =>
          `${name} publishes ${contract.name}, which only ${contract.service} may: publish an event of ${service} instead.`,
      ),
  );
  return [...requests, ...facts];
}
