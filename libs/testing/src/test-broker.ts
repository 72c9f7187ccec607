import { createInProcessBroker } from '@linli/embedded';
import { Broker, connectRabbit } from '@linli/messaging';

/** A broker of the test's own: on RabbitMQ under a namespace when AMQP_URL is set, else in process. */
export function openTestBroker(namespace: string): Promise<Broker> {
  const url = process.env.AMQP_URL;
  return url ? connectRabbit({ url, namespace, temporary: true, removeAtClose: true }) : Promise.resolve(createInProcessBroker());
}
