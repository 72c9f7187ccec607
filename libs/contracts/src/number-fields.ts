import { IsString, Matches, ValidateBy } from 'class-validator';
import { FieldOptions, field, rule } from './field';
import { IDENTITY_NUMBER, isIdentityNumber } from './identity-number';
import { MOBILE_NUMBER } from './mobile-number';
import { isSocialCreditCode, SOCIAL_CREDIT_CODE } from './social-credit-code';

/** A mobile number of mainland China in any usual writing; what is kept and compared is its `normalMobileNumber`. */
export const MobileNumber = (options: FieldOptions<string>) =>
  field(
    { example: '13900000101', ...options },
    {
      api: { type: 'string', pattern: MOBILE_NUMBER.source },
      checks: [Matches(MOBILE_NUMBER, rule({ as: 'isMobileNumber' })), IsString(rule())],
    },
  );

/** An identity number with its check character (see `isIdentityNumber`); what is kept and compared is its `normalIdentityNumber`. */
export const IdentityNumber = (options: FieldOptions<string>) =>
  field(
    { example: '11010519491231002X', ...options },
    {
      api: { type: 'string', pattern: IDENTITY_NUMBER.source },
      checks: [checked('isIdentityNumber', isIdentityNumber), IsString(rule())],
    },
  );

/** A unified social credit code with its check character; what is kept and compared is its `normalSocialCreditCode`. */
export const SocialCreditCode = (options: FieldOptions<string>) =>
  field(
    { example: '91350100M000100Y43', ...options },
    {
      api: { type: 'string', pattern: SOCIAL_CREDIT_CODE.source },
      checks: [checked('isSocialCreditCode', isSocialCreditCode), IsString(rule())],
    },
  );

const checked = (name: string, keeps: (text: string) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value) => typeof value === 'string' && keeps(value) } }, rule());
