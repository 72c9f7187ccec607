import { composeProblems } from './compose.mjs';
import { dockerfileProblems } from './dockerfile.mjs';

const events = {
  command: ['dist/apps/events/src/main.js'],
  build: '.',
  environment: { AMQP_URL: 'amqp://rabbitmq', NODE_OPTIONS: '--max-semi-space-size=64' },
  healthcheck: { test: ['CMD', 'node', 'healthy.cjs'] },
  depends_on: { rabbitmq: { condition: 'service_healthy' } },
};
const rabbitmq = { image: 'rabbitmq:4', healthcheck: { test: ['CMD', 'rabbitmq-diagnostics'] } };
const apps = [{ name: 'events', source: 'AMQP_URL!: string;' }];

describe('the compose file', () => {
  it('may run an app that waits for its broker', () => {
    expect(composeProblems({ services: { events, rabbitmq } }, apps)).toEqual([]);
  });

  it.each([
    ['an app is missing', { rabbitmq }, 'app events is missing'],
    ['there is no health check', { events: { ...events, healthcheck: undefined }, rabbitmq }, 'events has no health check'],
    ['a service is published', { events: { ...events, ports: ['1:1'] }, rabbitmq }, 'events is published; only gateway may be'],
    [
      'another app is run',
      { events: { ...events, command: ['x.js'] }, rabbitmq },
      'events does not run dist/apps/events/src/main.js',
    ],
    ['a variable is unknown', { events: { ...events, environment: { AMQP: 'x' } }, rabbitmq }, 'events: nothing reads AMQP'],
    [
      'the app does not wait',
      { events: { ...events, depends_on: { rabbitmq: {} } }, rabbitmq },
      'events does not wait until rabbitmq is healthy',
    ],
    ['the broker is missing', { events }, 'events depends on rabbitmq, which is missing'],
    [
      'a service has no app',
      { events, rabbitmq, old: { ...events, depends_on: {} } },
      'old is built, but there is no app of that name',
    ],
  ])('is refused when %s', (_when, services, problem) => {
    expect(composeProblems({ services }, apps)).toEqual([problem]);
  });
});

describe('the Dockerfile', () => {
  const good = `FROM node:22-slim AS build
RUN npm ci
FROM node:22-slim
RUN npm ci --omit=dev
USER node
HEALTHCHECK CMD ["node", "healthy.cjs"]
CMD ["main.js"]
`;

  it('may be two stages that end without root and development packages', () => {
    expect(dockerfileProblems(good)).toEqual([]);
  });

  it.each([
    ['USER node', 'USER root', 'the last stage must not run as root'],
    [' --omit=dev', '', 'the last stage must install without development packages'],
    ['FROM node:22-slim\n', 'FROM node\n', 'every base image must name its version'],
    ['RUN npm ci\n', 'RUN curl x\n', 'nothing may be downloaded past npm'],
    ['HEALTHCHECK', 'HEALTHCHECKS', 'line 6: Unknown instruction: HEALTHCHECKS'],
  ])('is refused with %j turned into %j', (from, to, problem) => {
    expect(dockerfileProblems(good.replace(from, to))).toContain(problem);
  });
});
