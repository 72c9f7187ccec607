import { packageVersion } from '../http/package-version';
import { channels, operations } from './channels';
import { messages } from './messages';
import { schemas } from './schemas';
import { Json } from './wire';

const DESCRIPTION = `The messages between the services of Linli, on RabbitMQ.

- An integration event goes to a topic exchange under its name, which ends with its version. To listen, bind a durable queue of
  your own to the exchange by that name; expect each message at least once and know it again by its id.
- Commands and queries go to the queue of the service that owns them; only the gateway sends them. Those of one moment travel
  together, and so do their replies, in messages of the type \`application/vnd.linli.pack\`: one line of JSON,
  \`[[number, length of the body in UTF-16 units, attributes], …]\`, then the bodies one after another. From the second on,
  attributes are only those that differ from the first one's, null where there is none. A reply bears the number of its request.
  A request by itself, with \`replyTo\` and \`correlationId\`, is answered by itself.
- Readers are tolerant: a field that is not described here is to be ignored, and kept when the message is passed on.
- With a namespace (\`LINLI_NAMESPACE\`) every name of an exchange or queue begins with it and a dot.

邻里各服务之间的消息：集成事件、命令与查询。`;

/** The AsyncAPI 3.0 document of all messages; made from the contracts alone, the same in every process. */
export const asyncApiDocument = (): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Linli 邻里 · messages',
    version: packageVersion(__dirname),
    description: DESCRIPTION,
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/json',
  servers: {
    rabbitmq: {
      host: '{host}',
      protocol: 'amqp',
      protocolVersion: '0.9.1',
      variables: { host: { default: 'localhost:5672', description: 'Host and port of AMQP_URL' } },
    },
  },
  channels: channels(),
  operations: operations(),
  components: {
    messages: messages(),
    schemas: schemas(),
    correlationIds: {
      correlation: { location: '$message.header#/cloudEvents:correlationid', description: 'Follows one request of a person' },
    },
  },
});
