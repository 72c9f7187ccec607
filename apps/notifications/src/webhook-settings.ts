import { IsIn, IsOptional } from 'class-validator';

/** Where webhooks may lead. */
export class WebhookSettings {
  /** `on` lets webhooks lead to http and to addresses of the own network: for trying Linli out, never where others register them. */
  @IsOptional()
  @IsIn(['on', 'off'])
  WEBHOOKS_TO_ANYWHERE?: 'on' | 'off';
}
