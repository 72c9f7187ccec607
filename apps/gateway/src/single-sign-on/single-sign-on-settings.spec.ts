import { configFrom } from '@linli/service';
import { issuersIn, SingleSignOnSettings } from './single-sign-on-settings';

const city = {
  ...{ name: 'city', title: { zh: '市民卡', en: 'Citizen card' }, issuer: 'https://id.city.example' },
  ...{ clientId: 'linli', clientSecret: 'secret' },
};

describe('the providers of single sign-on', () => {
  it('are read from JSON, with the usual scopes, and trusted with numbers unless said otherwise', () => {
    expect(issuersIn(JSON.stringify([city]))).toEqual([{ ...city, scopes: 'openid profile phone', trustPhone: false }]);
    expect(issuersIn(JSON.stringify([{ ...city, trustPhone: true }]))).toMatchObject([{ trustPhone: true }]);
    expect(issuersIn('[]')).toEqual([]);
  });

  it.each([
    ['no JSON', 'city'],
    ['no list', '{}'],
    ['nothing', '[null]'],
    ['two of one name', JSON.stringify([city, city])],
    ['a name with other signs', JSON.stringify([{ ...city, name: 'City!' }])],
    ['an address without TLS', JSON.stringify([{ ...city, issuer: 'http://id.city.example' }])],
    ['no secret', JSON.stringify([{ ...city, clientSecret: undefined }])],
    ['a title in one language', JSON.stringify([{ ...city, title: { zh: '市民卡' } }])],
    ['scopes without openid', JSON.stringify([{ ...city, scopes: 'phone' }])],
  ])('are refused: %s', (_what, text) => {
    expect(issuersIn(text)).toBeUndefined();
  });

  it('need the address of the gateway, and no problem repeats a secret', () => {
    const problem = (settings: NodeJS.ProcessEnv): string => {
      try {
        configFrom(SingleSignOnSettings, settings);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const SINGLE_SIGN_ON = JSON.stringify([city]);
    expect(problem({ SINGLE_SIGN_ON })).toContain('PUBLIC_URL');
    expect(problem({ SINGLE_SIGN_ON, PUBLIC_URL: 'https://linli.example' })).toBe('');
    const wrong = problem({ SINGLE_SIGN_ON: `${SINGLE_SIGN_ON}]`, RETURN_TO: 'nowhere' });
    expect(wrong).toMatch(/SINGLE_SIGN_ON.*PUBLIC_URL.*RETURN_TO/s);
    expect(wrong).not.toContain('"secret"');
  });
});
