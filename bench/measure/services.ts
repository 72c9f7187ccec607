/** Where the broker of all contenders is; each uses names of its own on it. */
export const AMQP_URL = process.env.AMQP_URL ?? 'amqp://guest:guest@127.0.0.1:5672';
