import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { errorAt } from '@linli/contracts';
import { WebhookAddressNotValid } from '@linli/contracts/notifications';
import { Clock } from '@linli/messaging';
import { Keyring } from '@linli/personal-data';
import { Inject, Injectable } from '@nestjs/common';
import { WebhookSettings } from '../webhook-settings';
import { isPublic, publicLookup } from './public-address.provider';
import { ATTEMPT_MS, Delivery, Webhook } from './webhook';
import { presentSecret, signingSecrets } from './webhook-secret';

export const WEBHOOK_SETTINGS = Symbol('webhook settings');

const RESOLVED_WITHIN_MS = 2_000;

/** Posts what webhooks are told, signed as Standard Webhooks wants it, and to public addresses alone. */
@Injectable()
export class WebhookPost {
  constructor(
    @Inject(WEBHOOK_SETTINGS) private readonly settings: WebhookSettings,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** Throws WebhookAddressNotValid. A name that cannot be resolved just now is judged at each delivery, as every name is. */
  async assertAddress(address: string): Promise<void> {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const isPlain = url && url.username === '' && url.password === '';
    if (!isPlain || !(this.takesAnything ? /^https?:$/ : /^https:$/).test(url.protocol)) throw notValid();
    if (!this.takesAnything && !(await leadsOutside(url))) throw notValid();
  }

  /** What the webhook's deliveries are signed with: made of the installation's own key, and kept nowhere. */
  secretOf(webhook: Webhook): string {
    return `whsec_${this.keyOf(webhook._id, presentSecret(webhook)).toString('base64')}`;
  }

  /** The status of the answer; 0 where there is none. */
  post(webhook: Webhook, delivery: Delivery): Promise<number> {
    const url = new URL(webhook.address);
    const host = hostOf(url);
    if (!this.takesAnything && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublic(host)))) return Promise.resolve(0);
    return new Promise((resolve) => {
      const sending = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
        ...{ method: 'POST', headers: this.headersOf(webhook, delivery), signal: AbortSignal.timeout(ATTEMPT_MS) },
        ...(!this.takesAnything && { lookup: publicLookup }),
      });
      sending.on('response', (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      });
      sending.on('error', () => resolve(0));
      sending.end(delivery.payload);
    });
  }

  private headersOf(webhook: Webhook, { _id: id, payload }: Delivery) {
    const now = this.clock.now();
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const keys = signingSecrets(webhook, now).map((number) => this.keyOf(webhook._id, number));
    const signatures = keys.map((key) => createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`).digest('base64'));
    return {
      ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload), 'user-agent': 'Linli' },
      ...{ 'webhook-id': id, 'webhook-timestamp': timestamp },
      'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
    };
  }

  /** The first is made of the id alone, as all were when there was but one. */
  private keyOf(webhookId: string, number: number): Buffer {
    const name = number === 0 ? webhookId : `${webhookId} ${number}`;
    return Buffer.from(this.keyring.lookupHash('webhook secret', name), 'base64url');
  }

  private get takesAnything(): boolean {
    return this.settings.WEBHOOKS_TO_ANYWHERE === 'on';
  }
}

const notValid = () => errorAt(WebhookAddressNotValid, '#/address');

/** IPv6 without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** False where the name leads to an address that is not public. */
function leadsOutside(url: URL): Promise<boolean> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return Promise.resolve(isPublic(host));
  if (/(^|\.)localhost\.?$/i.test(host)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), RESOLVED_WITHIN_MS);
    publicLookup(host, {}, (error) => {
      clearTimeout(timer);
      resolve(error?.message !== 'not a public address');
    });
  });
}
