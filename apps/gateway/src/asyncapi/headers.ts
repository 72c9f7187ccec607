import { Json } from './wire';

const text = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });
const instant = (description: string): Json => text(description, { format: 'date-time' });

const OF_EVERY_MESSAGE = {
  'cloudEvents:specversion': text('Always 1.0', { const: '1.0' }),
  'cloudEvents:id': text('Unique per message and kept through retries and replays; also the property message-id'),
  'cloudEvents:type': text('The contract, an event’s with its version; also the property type'),
  'cloudEvents:source': text('The service that sent it'),
  'cloudEvents:time': instant('When it was sent'),
  'cloudEvents:correlationid': text('The same in every message that follows from one request of a person'),
};

const OF_SOME = {
  'cloudEvents:causationid': text('The id of the message whose handling sent this one'),
  'cloudEvents:traceparent': text('W3C trace context'),
  'cloudEvents:actor': text(
    'Who acts, as JSON text: id, roles, areaCodes, memberOf, grants; in requests also homeAreaCode, where it is known',
  ),
};

const headers = (more: Json, required: readonly string[]): Json => ({
  type: 'object',
  required: [...Object.keys(OF_EVERY_MESSAGE), ...required],
  properties: { ...OF_EVERY_MESSAGE, ...OF_SOME, ...more },
});

/** The headers of AMQP messages: attributes of CloudEvents 1.0 in its AMQP binding, and what retries add. */
export const HEADERS: Readonly<Record<string, Json>> = {
  EventHeaders: headers(
    {
      'cloudEvents:subject': text('What it is about: messages with one subject keep their order'),
      'x-linli-attempt': { type: 'integer', minimum: 2, description: 'Which attempt this is, on a retry' },
      'x-linli-first-seen': instant('When the first attempt was made, on a retry'),
    },
    ['cloudEvents:subject'],
  ),
  RequestHeaders: headers(
    {
      'cloudEvents:deadline': instant('After this instant nobody waits for the reply'),
      'cloudEvents:operation': text('The operation of the REST interface that was asked for'),
      'cloudEvents:reason': text('Why, in the words of whoever asked'),
      replyTo: text('Where the reply is to go; the property reply-to'),
    },
    ['cloudEvents:deadline', 'replyTo'],
  ),
  ReplyHeaders: headers({}, ['cloudEvents:causationid']),
};
