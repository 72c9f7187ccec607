import { Contract, exampleOf, IntegrationEvent, Request } from '@linli/contracts';
import { schemaRef } from './schemas';
import { EVENTS, Json, REQUESTS, refTo, titleOf } from './wire';

const AMQP = '0.3.0';

/** Every message by its name on the wire, a reply by the name of its request and `.reply`. */
export const messages = (): Json =>
  Object.fromEntries([
    ...EVENTS.map((event) => [event.name, factOf(event)]),
    ...REQUESTS.flatMap((request) => [
      [request.name, questionOf(request)],
      [replyName(request), replyOf(request)],
    ]),
  ]);

export const replyName = ({ name }: Contract): string => `${name}.reply`;

const factOf = (event: IntegrationEvent): Json => ({
  ...messageOf(event.name, titleOf(event), 'EventHeaders'),
  payload: schemaRef(event.body),
  examples: [{ payload: exampleOf(event.body) }],
});

const questionOf = (request: Request): Json => ({
  ...messageOf(request.name, titleOf(request), 'RequestHeaders'),
  payload: schemaRef(request.body),
  examples: [{ payload: exampleOf(request.body) }],
});

function replyOf(request: Request): Json {
  const reply = { type: 'object', required: ['reply'], properties: { reply: schemaRef(request.reply) } };
  const failures = ['DeclaredFailure', 'UndeclaredFailure'].map((name) => refTo('components', 'schemas', name));
  const errors = request.fails.map(({ code }) => `\`${code}\``).join(', ');
  return {
    ...messageOf(replyName(request), `${titleOf(request)}: the reply`, 'ReplyHeaders'),
    ...(errors && { description: `The reply, or a failure; its own errors are ${errors}.` }),
    payload: { oneOf: [reply, ...failures] },
    examples: [{ payload: { reply: exampleOf(request.reply) } }],
  };
}

const messageOf = (name: string, title: string, headers: string): Json => ({
  name,
  title,
  contentType: 'application/json',
  headers: refTo('components', 'schemas', headers),
  correlationId: refTo('components', 'correlationIds', 'correlation'),
  bindings: { amqp: { messageType: name, bindingVersion: AMQP } },
});
