import { missingSentence, planOf } from './apps.mjs';

describe('start:distributed', () => {
  it('names every address that is missing, in one sentence', () => {
    expect(missingSentence({})).toMatch(/needs AMQP_URL \(.+\) and MONGODB_URI \(.+\)/);
    expect(missingSentence({ AMQP_URL: 'amqp://x' })).toMatch(/needs MONGODB_URI \(/);
    expect(missingSentence({ AMQP_URL: 'amqp://x', MONGODB_URI: 'mongodb://x' })).toBeUndefined();
  });

  it('gives the gateway PORT and the others the ports after it', () => {
    expect(planOf({ PORT: '4000' }).map(({ name, env }) => [name, env])).toEqual([
      ['gateway', { PORT: '4000' }],
      ['events', { OPERATIONS_PORT: '4001' }],
      ['volunteers', { OPERATIONS_PORT: '4002' }],
      ['business-service', { OPERATIONS_PORT: '4003' }],
      ['notifications', { OPERATIONS_PORT: '4004' }],
    ]);
    expect(planOf({})[0]?.address).toBe('http://localhost:3000');
  });

  it.each(['abc', '0', '65533', '80.5'])('refuses PORT=%s', (PORT) => {
    expect(() => planOf({ PORT })).toThrow(`PORT=${PORT}`);
  });
});
