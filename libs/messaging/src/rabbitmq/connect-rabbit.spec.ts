import { BrokerUnavailable } from '../broker/broker-errors';
import { toAddress } from './address';
import { connectRabbit } from './connect-rabbit';
import { Link } from './link';

describe('Connecting to RabbitMQ', () => {
  it('tries again, then says which host and port it cannot reach, without the password', async () => {
    const lines: string[] = [];
    const purpose = { name: 'publishing', setUp: async () => {}, tearDown: () => {} };
    const link = new Link(toAddress('amqp://linli:secret@127.0.0.1:1/'), purpose, (line) => lines.push(line));
    const failure: unknown = await link.open(500).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BrokerUnavailable);
    expect(String(failure)).toContain('RabbitMQ at 127.0.0.1:1 cannot be reached: connect ECONNREFUSED');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join() + String(failure)).not.toContain('secret');
  });

  it.each(['', 'localhost', 'http://linli:secret@localhost', 'amqp://'])(
    'refuses the address %p without repeating it',
    async (url) => {
      const failure: unknown = await connectRabbit({ url }).catch((error: unknown) => error);
      expect(String(failure)).toContain('amqp://user:password@host:port/vhost');
      expect(String(failure)).not.toContain('secret');
    },
  );

  it('asks for a heartbeat unless the address does', () => {
    expect(toAddress('amqp://rabbit').href).toContain('heartbeat=5');
    expect(toAddress('amqps://rabbit?heartbeat=8')).toEqual({ href: 'amqps://rabbit?heartbeat=8', shown: 'rabbit:5671' });
  });
});
