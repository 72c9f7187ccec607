const HEARTBEAT_SECONDS = '5';

/** Where RabbitMQ is: `href` is for amqplib alone, `shown` has no password in it. */
export interface Address {
  readonly href: string;
  readonly shown: string;
}

/** Reads an amqp:// or amqps:// address and adds a heartbeat of 5 s where it names none; throws without repeating the address. */
export function toAddress(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^amqps?:$/.test(parsed.protocol) || !parsed.hostname) {
    throw new Error('The address of RabbitMQ is not of the form amqp://user:password@host:port/vhost.');
  }
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', HEARTBEAT_SECONDS);
  return { href: parsed.href, shown: `${parsed.hostname}:${parsed.port || (parsed.protocol === 'amqps:' ? 5671 : 5672)}` };
}
