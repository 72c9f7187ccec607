import { until } from '@linli/testing';
import { Linli, TEXT_PAGE } from './linli';

/** The page of text messages, as whoever sits at this machine sees it. */
export const textMessages = async (linli: Linli, language: string): Promise<string> =>
  (await linli.anybody.raw('GET', TEXT_PAGE, { headers: { 'accept-language': language } })).text();

/** The code that the newest text message to the number tells; another one than that of before. */
export const codeTo = (linli: Linli, phone: string, before = ''): Promise<string> =>
  until('a code', async () => {
    const masked = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    const page = await textMessages(linli, 'en');
    const [, code] = new RegExp(`${masked.replaceAll('*', '\\*')}</b>[^]*?(\\d{6})`).exec(page) ?? [];
    return code !== before && code;
  });
