import { PersonalDataSettings } from '@linli/personal-data';
import { TelemetrySettings } from '@linli/service';
import { IntersectionType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength } from 'class-validator';
import { LifeSettings } from '../../events/src/life-settings';
import { TicketSettings } from '../../events/src/ticket-settings';
import { AccountSettings, PAGE_SECRET } from '../../gateway/src/accounts/account-settings';
import { ErasureSettings } from '../../gateway/src/erasures/erasure-settings';
import { LimitSettings } from '../../gateway/src/limits/limit-settings';
import { SingleSignOnSettings } from '../../gateway/src/single-sign-on/single-sign-on-settings';
import { TextSettings } from '../../notifications/src/text-settings';
import { WebhookSettings } from '../../notifications/src/webhook-settings';

/** What the standalone platform reads from its environment; everything has a default. */
export class StandaloneConfig extends IntersectionType(
  IntersectionType(AccountSettings, TelemetrySettings, LimitSettings, ErasureSettings),
  SingleSignOnSettings,
  IntersectionType(
    PartialType(PersonalDataSettings),
    TextSettings,
    WebhookSettings,
    IntersectionType(TicketSettings, LifeSettings),
  ),
) {
  @IsInt()
  @Min(1)
  @Max(65_535)
  PORT: number = 3000;

  /** Who is listened to: this machine alone while the demonstration, with its well-known passwords, is on; else everybody. */
  @IsOptional()
  @IsString()
  HOST?: string;

  @IsString()
  DATA_DIR: string = './data';

  /** `off` starts without the demonstration accounts and story. */
  @IsIn(['on', 'off'])
  LINLI_DEMO: 'on' | 'off' = 'on';

  /** Language of what the start prints; the terminal's (LANG) if not given. */
  @IsOptional()
  @IsIn(['zh-CN', 'en'])
  LINLI_LANGUAGE?: 'zh-CN' | 'en';

  @IsOptional()
  @IsIn(['system', 'adjustable'])
  LINLI_CLOCK?: 'system' | 'adjustable';

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  LOG_LEVEL: string = 'warn';

  /** A real broker in place of the in-process one. */
  @IsOptional()
  @IsString()
  AMQP_URL?: string;

  /** A real store in place of the embedded one. */
  @IsOptional()
  @IsString()
  MONGODB_URI?: string;

  /** Who can reach the embedded store, as an address to listen on; this machine alone if not given. It knows no users. */
  @IsOptional()
  @IsString()
  STORE_HOST?: string;

  /** Where the embedded store listens; any free port if not given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  STORE_PORT?: number;

  /** Transactions whose messages may wait for the broker, 100,000 by default; beyond them writes are answered with 503. */
  @IsOptional()
  @IsInt()
  @Min(1)
  OUTBOX_LIMIT?: number;

  @IsOptional()
  @MinLength(32)
  TOKEN_SECRET?: string;

  /** The end of the address of the page of text messages; made anew at each start if not given. */
  @IsOptional()
  @Matches(PAGE_SECRET, { message: 'SMS_PAGE_SECRET must be 20 to 100 letters, digits, - or _' })
  SMS_PAGE_SECRET?: string;

  @IsOptional()
  @IsString()
  LANG?: string;
}
