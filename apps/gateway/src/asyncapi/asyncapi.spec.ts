import schema from '@asyncapi/specs/schemas/3.0.0-without-$id.json';
import { jsonSchemaOf } from '@linli/contracts';
import Ajv, { AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApiDocument } from './asyncapi';
import { EVENTS, REQUESTS } from './wire';

interface Message {
  headers: object;
  payload: object;
  examples: { payload: object }[];
}

interface Document {
  channels: Record<string, { address: string | null; messages: object; bindings?: { amqp: object } }>;
  operations: Record<string, { action: string; channel: object; messages: object[]; reply?: object }>;
  components: { messages: Record<string, Message>; schemas: Record<string, object> };
}

const validator = () => addFormats(new Ajv({ strict: false, allErrors: true }));

describe('the AsyncAPI document', () => {
  const document = JSON.parse(JSON.stringify(asyncApiDocument())) as Document;

  it('is valid AsyncAPI 3.0', () => {
    const validate = validator().compile(schema as AnySchema);
    expect([validate(document), validate.errors]).toEqual([true, null]);
  });

  it('is found out when it is not', () => {
    const validate = validator().compile(schema as AnySchema);
    const { channels: _missing, ...less } = document;
    expect(validate({ ...less, operations: { one: { action: 'shout' } } })).toBe(false);
  });

  it('has no dangling reference', () => {
    const at = (path: string): unknown =>
      path.split('/').reduce((value: unknown, key) => (value as Record<string, unknown> | undefined)?.[key], document);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string);
    expect(references.length).toBeGreaterThan(300);
    expect(references.filter((path) => at(path) === undefined)).toEqual([]);
  });

  it('has every message once, on the exchange or queue that it travels on', () => {
    const { channels, operations, components } = document;
    expect(Object.keys(components.messages)).toHaveLength(EVENTS.length + 2 * REQUESTS.length);
    expect(Object.keys(operations)).toHaveLength(EVENTS.length + REQUESTS.length);
    expect(channels['events.registration-confirmed.v1']).toMatchObject({
      address: 'events.registration-confirmed.v1',
      bindings: { amqp: { is: 'routingKey', exchange: { name: 'linli.events', type: 'topic', durable: true } } },
    });
    expect(channels['events.requests']).toMatchObject({
      address: 'events.requests',
      messages: { 'events.register-for-event': { $ref: '#/components/messages/events.register-for-event' } },
      bindings: { amqp: { is: 'queue', queue: { name: 'events.requests', durable: true } } },
    });
    expect(operations['answer.events.register-for-event']).toMatchObject({
      action: 'receive',
      reply: { messages: [{ $ref: '#/channels/replies/messages/events.register-for-event.reply' }] },
    });
  });

  it('shows examples that its own schemas take', () => {
    const ajv = validator();
    for (const [name, { payload, examples }] of Object.entries(document.components.messages)) {
      const validate = ajv.compile({ ...payload, components: document.components } as AnySchema);
      expect([name, examples.map((example) => validate(example.payload)), validate.errors]).toEqual([name, [true], null]);
    }
  });

  it('describes bodies as the contracts do', () => {
    const [event] = EVENTS.filter(({ name }) => name === 'gateway.account-opened.v1');
    expect(document.components.schemas.AccountFact).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(event!.body))));
  });
});
