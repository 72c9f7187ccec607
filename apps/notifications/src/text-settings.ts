import { IsIn, IsOptional, IsUrl, Matches, MinLength, ValidateIf } from 'class-validator';

/** How text messages leave: by a provider, or into the log where there is none. */
export class TextSettings {
  /** Where text messages are posted to, see docs/text-messages.md; with SMS_SECRET. */
  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['https', 'http'] },
    { message: 'SMS_URL must be an http(s) address' },
  )
  SMS_URL?: string;

  /** Signs what is posted there. */
  @ValidateIf(({ SMS_URL }: TextSettings) => SMS_URL !== undefined)
  @MinLength(16, { message: 'SMS_SECRET must have 16 characters or more (it goes with SMS_URL)' })
  SMS_SECRET?: string;

  /** How many text messages are posted in any second at most, by each replica; without it as many as the other side answers. */
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,3}$/, { message: 'SMS_PER_SECOND must be a whole number from 1 to 9999' })
  SMS_PER_SECOND?: string;

  /** `on` writes text messages, with their one-time codes, into the log: for trying Linli out, never for others' numbers. */
  @IsOptional()
  @IsIn(['on', 'off'])
  SMS_TO_LOG?: 'on' | 'off';
}
