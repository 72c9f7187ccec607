import { randomBytes } from 'node:crypto';
import { StandaloneConfig } from './config';

/**
 * Whether and where this start shows its text messages: as SMS_PAGE says, else while the demonstration is on. The codes of everybody are on that page, so that
 * its address has a secret, which is made anew at each start and printed to whoever started it.
 */
export function withTextPage(config: StandaloneConfig): StandaloneConfig & { readonly SMS_PAGE_SECRET: string } {
  const { SMS_URL, SMS_TO_LOG = 'on', LINLI_DEMO } = config;
  const { SMS_PAGE = LINLI_DEMO, SMS_PAGE_SECRET = randomBytes(18).toString('base64url') } = config;
  const hasTexts = SMS_URL === undefined && SMS_TO_LOG === 'on';
  return { ...config, SMS_PAGE: hasTexts ? SMS_PAGE : 'off', SMS_PAGE_SECRET };
}
