import { Contract, IntegrationEvent, Request, SERVICES, ServiceName } from '@linli/contracts';
import { replyName } from './messages';
import { EVENTS, Json, NAMES, REQUESTS, refTo, titleOf } from './wire';

const REPLIES = 'replies';
const AMQP = '0.3.0';

/** Where messages go: an exchange with a routing key for each event, a queue of requests for each service, a queue for replies. */
export const channels = (): Json => ({
  ...Object.fromEntries(EVENTS.map((event) => [event.name, routeOf(event)])),
  ...Object.fromEntries(SERVICES.map((service) => [NAMES.requests(service), requestsOf(service)])),
  [REPLIES]: {
    address: null,
    title: 'Replies',
    description: 'An exclusive queue of each gateway process, named in reply-to.',
    messages: Object.fromEntries(REQUESTS.map(replyName).map((name) => [name, messageRef(name)])),
  },
});

/** What is done with each message: Linli publishes every event, and its services answer the requests. */
export const operations = (): Json =>
  Object.fromEntries([
    ...EVENTS.map((event) => [`publish.${event.name}`, publishing(event)]),
    ...REQUESTS.map((request) => [`answer.${request.name}`, answering(request)]),
  ]);

const messageRef = (name: string) => refTo('components', 'messages', name);

const routeOf = (event: IntegrationEvent): Json => ({
  address: event.name,
  title: titleOf(event),
  messages: { [event.name]: messageRef(event.name) },
  bindings: {
    amqp: {
      is: 'routingKey',
      exchange: { name: NAMES.events, type: 'topic', durable: true, autoDelete: false, vhost: '/' },
      bindingVersion: AMQP,
    },
  },
});

function requestsOf(service: ServiceName): Json {
  const own = REQUESTS.filter((request) => request.service === service);
  const name = NAMES.requests(service);
  return {
    address: name,
    title: `Requests to ${service}`,
    messages: Object.fromEntries(own.map((request) => [request.name, messageRef(request.name)])),
    bindings: {
      amqp: {
        is: 'queue',
        queue: { name, durable: true, exclusive: false, autoDelete: false, vhost: '/' },
        bindingVersion: AMQP,
      },
    },
  };
}

const publishing = (event: IntegrationEvent): Json => ({
  action: 'send',
  ...whereAndWhat(event.name, event),
  bindings: { amqp: { deliveryMode: 2, mandatory: false, bindingVersion: AMQP } },
});

const answering = (request: Request): Json => ({
  action: 'receive',
  ...whereAndWhat(NAMES.requests(request.service), request),
  reply: {
    address: { location: '$message.header#/replyTo' },
    channel: refTo('channels', REPLIES),
    messages: [refTo('channels', REPLIES, 'messages', replyName(request))],
  },
});

const whereAndWhat = (channel: string, contract: Contract): Json => ({
  title: titleOf(contract),
  tags: [{ name: contract.service }, { name: contract.kind }],
  channel: refTo('channels', channel),
  messages: [refTo('channels', channel, 'messages', contract.name)],
});
