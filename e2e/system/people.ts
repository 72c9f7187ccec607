import { Language, Role } from '@linli/contracts';
import { AccountView } from '@linli/contracts/gateway';
import { Caller } from '../../apps/standalone/src/demonstration/client';
import { Linli } from './linli';

let phones = 13_800_000_000;

interface Wanted {
  readonly roles?: readonly Role[];
  readonly language?: Language;
  readonly areaCodes?: readonly string[];
  readonly memberOf?: readonly string[];
  readonly name?: string;
}

/** A new account, opened by the administrator, as somebody who can call the gateway. */
export async function somebody(
  linli: Linli,
  { roles = ['resident'], language = 'en', areaCodes = [], memberOf = [], name }: Wanted = {},
): Promise<Caller> {
  phones += 1;
  const credentials = { phone: String(phones), password: 'only-for-tests' };
  const body = { ...credentials, name: name ?? `Tester ${phones}`, language, roles, areaCodes, memberOf };
  await linli.administrator.post<AccountView>('/accounts', body);
  return new Caller(linli.url, credentials);
}

/** So many new residents. */
export const residents = (linli: Linli, count: number): Promise<Caller[]> =>
  Promise.all(Array.from({ length: count }, () => somebody(linli)));

export const WANGPING = '510108903901';

export const anOrganiser = (linli: Linli, areaCode = WANGPING): Promise<Caller> =>
  somebody(linli, { roles: ['organiser'], areaCodes: [areaCode] });
