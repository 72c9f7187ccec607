import { MOBILE_NUMBER } from '@linli/contracts';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, Min, ValidateIf } from 'class-validator';

/** What can be set about accounts. */
export class AccountSettings {
  /** With ADMIN_PASSWORD: the administrator that is there from the first start on. */
  @ValidateIf(namesAnAdministrator)
  @Matches(MOBILE_NUMBER, {
    message: 'ADMIN_PHONE must be a mobile number of 11 digits (set both it and ADMIN_PASSWORD, or neither)',
  })
  ADMIN_PHONE?: string;

  @ValidateIf(namesAnAdministrator)
  @Length(8, 128, { message: 'ADMIN_PASSWORD must have 8 to 128 characters (set both it and ADMIN_PHONE, or neither)' })
  ADMIN_PASSWORD?: string;

  /** `on` shows the text messages of a platform without a provider at /text-messages/SMS_PAGE_SECRET, to this machine alone. */
  @IsOptional()
  @IsIn(['on', 'off'])
  SMS_PAGE?: 'on' | 'off';

  /** How many rounds of 2¹⁴ a password is hashed with; about 40 ms each. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  PASSWORD_ROUNDS?: number;
}

/** What SMS_PAGE_SECRET has to be: it is part of an address, and is not to be guessed. */
export const PAGE_SECRET = /^[\w-]{20,100}$/;

function namesAnAdministrator({ ADMIN_PHONE, ADMIN_PASSWORD }: AccountSettings): boolean {
  return ADMIN_PHONE !== undefined || ADMIN_PASSWORD !== undefined;
}
