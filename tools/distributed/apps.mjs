const DEFAULT_PORT = 3000;
const REQUIRED = { AMQP_URL: 'the address of RabbitMQ', MONGODB_URI: 'the address of MongoDB' };
const NAMES = ['gateway', 'events', 'volunteers', 'business-service', 'notifications'];

/** One sentence naming every variable that is missing, or undefined. */
export function missingSentence(env) {
  const missing = Object.keys(REQUIRED).filter((name) => !env[name]);
  if (missing.length === 0) return undefined;
  const named = missing.map((name) => `${name} (${REQUIRED[name]})`).join(' and ');
  return `start:distributed needs ${named} in the environment; npm start runs without either.`;
}

/** The apps to start, the gateway first: it serves on PORT, the others answer for their health on the ports after it. */
export function planOf(env) {
  const first = Number(env.PORT || DEFAULT_PORT);
  if (!Number.isInteger(first) || first < 1 || first + NAMES.length - 1 > 65_535) {
    throw new Error(`PORT=${env.PORT} is not a port with four free numbers after it`);
  }
  return NAMES.map((name, index) => ({
    name,
    address: `http://localhost:${first + index}`,
    env: name === 'gateway' ? { PORT: String(first) } : { OPERATIONS_PORT: String(first + index) },
  }));
}
