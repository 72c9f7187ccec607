import { PersonalDataSettings } from '@linli/personal-data';
import { ServiceConfig } from '@linli/service';
import { IntersectionType } from '@nestjs/swagger';
import { IsInt, Matches, Max, Min, MinLength, ValidateIf } from 'class-validator';
import { AccountSettings, PAGE_SECRET } from './accounts/account-settings';
import { AuditSettings } from './audit/audit-settings';
import { DataAccessSettings } from './data-accesses/data-access-settings';
import { ErasureSettings } from './erasures/erasure-settings';
import { LimitSettings } from './limits/limit-settings';
import { SingleSignOnSettings } from './single-sign-on/single-sign-on-settings';

/** What the gateway reads from its environment beside what every app reads. */
export class GatewayConfig extends IntersectionType(
  IntersectionType(ServiceConfig, AccountSettings, AuditSettings, PersonalDataSettings),
  IntersectionType(ErasureSettings, DataAccessSettings),
  LimitSettings,
  SingleSignOnSettings,
) {
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 3000;

  /** Signs the bearer tokens; the same for all replicas. */
  @MinLength(32)
  TOKEN_SECRET: string;

  /** The end of the address of the page of text messages, which only who was told it finds; needed where SMS_PAGE is on. */
  @ValidateIf(({ SMS_PAGE, SMS_PAGE_SECRET }: GatewayConfig) => SMS_PAGE === 'on' || SMS_PAGE_SECRET !== undefined)
  @Matches(PAGE_SECRET, { message: 'SMS_PAGE_SECRET must be 20 to 100 letters, digits, - or _ (SMS_PAGE=on needs it)' })
  SMS_PAGE_SECRET?: string;
}

/** The gateway's own part of it; broker and store are the business of whoever starts it. */
export type GatewaySettings = Omit<GatewayConfig, keyof ServiceConfig>;
