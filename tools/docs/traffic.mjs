/**
 * Every contract with those who send it and those who take it, and on which queue: { service, name, kind, over, publishes, from, to },
 * where `to` is a list of { handler, queue }. A listener is called as its queue is, a request's handler as its request.
 */
export function trafficOf({ services, routes }) {
  const handlers = services.flatMap(({ name, handlers }) => handlers.map((handler) => ({ ...handler, service: name })));
  return services.flatMap((service) => service.contracts.map((contract) => lineOf(contract, { handlers, routes })));
}

function lineOf(contract, { handlers, routes }) {
  const takers = handlers.filter((handler) => handler.contract.name === contract.name);
  const { name, kind, service } = contract;
  const line = { service, name, kind, to: takers.map((handler) => ({ handler: handler.name, queue: queueOf(handler) })) };
  if (kind === 'event') return { ...line, from: publishersOf(contract, handlers) };
  const over = routes.filter((route) => route.contract.name === name).map(({ method, path }) => `${method} ${path}`);
  return { ...line, from: ['gateway'], over, publishes: takers.flatMap(({ publishes }) => publishes.map((fact) => fact.name)) };
}

function publishersOf({ name, service }, handlers) {
  const publishers = handlers.filter(({ publishes }) => publishes.some((fact) => fact.name === name)).map(fullName);
  return publishers.length > 0 ? publishers : [service];
}

const queueOf = ({ service, name, contract }) => (contract.kind === 'event' ? `${service}.${name}` : `${service}.requests`);
const fullName = ({ service, name, contract }) => (contract.kind === 'event' ? `${service}.${name}` : name);
