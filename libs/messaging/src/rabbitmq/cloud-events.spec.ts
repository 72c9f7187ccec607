import { Message as AmqpMessage, MessageProperties, Options } from 'amqplib';
import { Message } from '../broker/message';
import { toMessage, toProperties } from './cloud-events';

const MESSAGE: Message = {
  envelope: {
    id: 'message-1',
    type: 'events.registration-confirmed.v1',
    source: 'events',
    time: '2026-11-02T08:00:00.123Z',
    subject: 'registration-1',
    correlationid: 'correlation-1',
    causationid: 'command-1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    actor: { id: 'resident-1', roles: ['resident'], areaCodes: ['510108'], memberOf: [] },
    operation: 'registerForEvent',
    reason: '居民来电',
    deadline: '2026-11-02T08:00:10.000Z',
  },
  body: '{"title":"望平"}',
};

const arrived = (properties: Options.Publish, content = '{}'): AmqpMessage => ({
  content: Buffer.from(content),
  fields: { deliveryTag: 1, redelivered: false, exchange: '', routingKey: 'a.queue' },
  properties: properties as unknown as MessageProperties,
});

describe('A message in AMQP', () => {
  it('comes out as it went in', () => {
    expect(toMessage(arrived(toProperties(MESSAGE), MESSAGE.body))).toEqual(MESSAGE);
  });

  it('carries along what others have added, and nothing of its last journey', () => {
    const added = { 'x-tenant': 'chenghua', 'cloudEvents:dataschema': 'v7', weight: 3 };
    const journey = {
      'x-linli-attempt': 4,
      'x-linli-first-seen': 'then',
      'x-death': [{}],
      'x-first-death-queue': 'q',
      CC: 'a.queue',
    };
    const properties = { ...toProperties(MESSAGE), headers: { ...toProperties(MESSAGE).headers, ...added, ...journey } };
    const passedOn = toMessage(arrived(properties, MESSAGE.body));
    expect(passedOn).toEqual({ ...MESSAGE, headers: added });
    expect(toProperties(passedOn).headers).toEqual({ ...toProperties(MESSAGE).headers, ...added });
  });

  it('is a CloudEvent to others', () => {
    expect(toProperties(MESSAGE)).toMatchObject({
      messageId: 'message-1',
      type: 'events.registration-confirmed.v1',
      timestamp: 1793606400,
      correlationId: 'correlation-1',
      contentType: 'application/json',
      headers: {
        'cloudEvents:specversion': '1.0',
        'cloudEvents:subject': 'registration-1',
        'cloudEvents:actor': expect.any(String),
      },
    });
  });

  it('takes what the properties say where a header is missing', () => {
    const properties = { messageId: 'm', type: 't.v1', appId: 'other', timestamp: 1793606400, correlationId: 'c' };
    expect(toMessage(arrived(properties)).envelope).toEqual({
      id: 'm',
      type: 't.v1',
      source: 'other',
      time: '2026-11-02T08:00:00.000Z',
      correlationid: 'c',
    });
  });

  it('has an id made of its content where it has none', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((content) => toMessage(arrived({}, content)).envelope.id);
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it.each([
    ['text that is no JSON', '{'],
    ['JSON that is no actor', '"administrator"'],
    ['an actor without areas', '{"id":"a","roles":["administrator"],"memberOf":[]}'],
    ['roles that are no list', '{"id":"a","roles":"administrator","areaCodes":[],"memberOf":[]}'],
  ])('has no actor where the header is %s', (_, actor) => {
    expect(toMessage(arrived({ headers: { 'cloudEvents:actor': actor } })).envelope.actor).toBeUndefined();
  });

  it('leaves out instants that are none', () => {
    const headers = { 'cloudEvents:deadline': 'soon', 'cloudEvents:time': 'yesterday' };
    const { deadline, time } = toMessage(arrived({ headers, timestamp: Number.MAX_SAFE_INTEGER })).envelope;
    expect(deadline).toBeUndefined();
    expect(Date.parse(time)).not.toBeNaN();
  });
});
