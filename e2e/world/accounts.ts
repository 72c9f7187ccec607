import { Caller } from '../../apps/standalone/src/demonstration/client';
import { Linli } from '../system/linli';
import { leave } from '../system/own-data';
import { codeTo } from '../system/text-messages';
import { Preparation, Prepare } from './prepared';

let phones = 13_600_000_000;
/** A number that nobody has. */
export const aNumber = (): string => String(++phones);

/** Nobody else has it: what names it as the current one is refused to others. */
const PASSWORD = 'known-to-one-alone';

interface Newcomer {
  readonly phone: string;
  readonly resident: Caller;
}

/** Somebody who does for once what cannot be taken back. */
export async function aNewcomer(linli: Linli): Promise<Newcomer> {
  const phone = aNumber();
  const account = {
    phone,
    password: PASSWORD,
    name: 'newcomer',
    language: 'en',
    roles: ['resident'],
    areaCodes: [],
    memberOf: [],
  };
  await linli.administrator.post('/accounts', account);
  return { phone, resident: new Caller(linli.url, { phone, password: PASSWORD }) };
}

/** What an operation needs to let somebody in, or to change their account. */
export const ACCOUNTS: Readonly<Record<string, Prepare>> = {
  signIn: async (_side, linli) => ({ body: JSON.stringify({ phone: (await aNewcomer(linli)).phone, password: PASSWORD }) }),
  refreshSession: aRefreshToken,
  sendCode: async () => ({ body: JSON.stringify({ phone: aNumber(), purpose: 'sign-in' }) }),
  signInByCode: async (_side, linli) => ({ body: JSON.stringify(await aCode(linli, 'sign-in')) }),
  setNewPassword: async (_side, linli) => ({
    body: JSON.stringify({ ...(await aCode(linli, 'new-password')), password: 'a longer phrase' }),
  }),
  signUp: aNewPerson,
  sendPhoneCode: async () => ({ body: JSON.stringify({ phone: aNumber() }) }),
  changeMyPhone: aNewPhone,
  changeMyPassword: async (_side, linli) => ({
    people: { resident: (await aNewcomer(linli)).resident },
    body: JSON.stringify({ currentPassword: PASSWORD, password: 'a longer phrase' }),
  }),
  deleteMyAccount: async (_side, linli) => ({
    people: { resident: (await aNewcomer(linli)).resident },
    body: JSON.stringify({ currentPassword: PASSWORD }),
  }),
  getMyErasure: anErasure,
  cancelMyErasure: anErasure,
  listMySessions: async (side, linli) => {
    const session = await anotherSession(side, linli);
    return { ...session, shown: session.things?.sessionId };
  },
  endMySession: anotherSession,
  openAccount: async ({ areaCode }) => ({
    body: JSON.stringify({
      ...{ phone: aNumber(), password: PASSWORD, name: 'New', language: 'en', roles: ['organiser'], areaCodes: [areaCode] },
      memberOf: [],
    }),
  }),
};

async function aRefreshToken(_side: unknown, linli: Linli): Promise<Preparation> {
  const { phone } = await aNewcomer(linli);
  const { refreshToken } = await linli.anybody.post<{ refreshToken: string }>('/sign-in', { phone, password: PASSWORD });
  return { body: JSON.stringify({ refreshToken }) };
}

/** A code that somebody who has an account was sent. */
async function aCode(linli: Linli, purpose: string) {
  const { phone } = await aNewcomer(linli);
  await linli.anybody.post('/codes', { phone, purpose });
  return { phone, code: await codeTo(linli, phone) };
}

async function aNewPerson(_side: unknown, linli: Linli): Promise<Preparation> {
  const phone = aNumber();
  await linli.anybody.post('/codes', { phone, purpose: 'sign-in' });
  const consent = { terms: '2026-11-01', privacy: '2026-11-01' };
  return { body: JSON.stringify({ phone, code: await codeTo(linli, phone), name: 'New', language: 'en', consent }) };
}

async function aNewPhone(_side: unknown, linli: Linli): Promise<Preparation> {
  const [{ resident }, phone] = [await aNewcomer(linli), aNumber()];
  await resident.post('/me/phone/code', { phone });
  const body = JSON.stringify({ phone, code: await codeTo(linli, phone), currentPassword: PASSWORD });
  return { people: { resident }, body };
}

/** The receipt of somebody who wants to leave. */
async function anErasure(_side: unknown, linli: Linli): Promise<Preparation> {
  const { resident } = await aNewcomer(linli);
  return { headers: { 'erasure-token': (await leave(resident, PASSWORD)).token } };
}

/** Somebody who is signed in twice. */
async function anotherSession(_side: unknown, linli: Linli): Promise<Preparation> {
  const { phone, resident } = await aNewcomer(linli);
  await linli.anybody.post('/sign-in', { phone, password: PASSWORD });
  const { items } = await resident.get<{ items: { id: string; current: boolean }[] }>('/me/sessions');
  return { people: { resident }, things: { sessionId: items.find(({ current }) => !current)?.id as string } };
}
