import { configFrom } from '@linli/service';
import { GatewayConfig } from './config';

const needed = {
  AMQP_URL: 'amqp://localhost:5672',
  MONGODB_URI: 'mongodb://localhost:27017',
  TOKEN_SECRET: 'x'.repeat(32),
  PERSONAL_DATA_KEYS: `k1:${'x'.repeat(43)}`,
  PERSONAL_DATA_LOOKUP_KEY: 'x'.repeat(43),
};

describe('the configuration of the gateway', () => {
  it('needs no more than broker, store, secret and keys', () => {
    expect(configFrom(GatewayConfig, needed)).toMatchObject({ PORT: 3000 });
    expect(configFrom(GatewayConfig, { ...needed, PORT: '8080' }).PORT).toBe(8080);
  });

  it('takes an administrator with phone number and password', () => {
    const administrator = { ADMIN_PHONE: '13900000000', ADMIN_PASSWORD: 'keeper-of-keys' };
    expect(configFrom(GatewayConfig, { ...needed, ...administrator })).toMatchObject(administrator);
  });

  it.each([
    ['a short secret', { TOKEN_SECRET: 'x' }, 'TOKEN_SECRET'],
    ['a short key', { PERSONAL_DATA_KEYS: 'k1:x' }, 'PERSONAL_DATA_KEYS'],
    ['a phone number alone', { ADMIN_PHONE: '13900000000' }, 'ADMIN_PASSWORD'],
    ['a password alone', { ADMIN_PASSWORD: 'keeper-of-keys' }, 'ADMIN_PHONE'],
    ['a page of text messages without a secret', { SMS_PAGE: 'on' }, 'SMS_PAGE_SECRET'],
    ['a page of text messages that can be guessed', { SMS_PAGE: 'on', SMS_PAGE_SECRET: 'x' }, 'SMS_PAGE_SECRET'],
    ['a port that is none', { PORT: 'http' }, 'PORT'],
  ])('refuses %s by name', (_what, given, name) => {
    expect(() => configFrom(GatewayConfig, { ...needed, ...given })).toThrow(name);
  });
});
