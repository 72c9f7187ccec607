import { Matches } from 'class-validator';
import { AreKeys } from './keys';

/** 32 bytes in base64 or base64url. */
const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The keys under which personal data lies in the store; without them it cannot be read again. */
export class PersonalDataSettings {
  /** `<id>:<32 bytes in base64>`, several by comma: the first one seals, all of them open. */
  @AreKeys('PERSONAL_DATA_KEYS')
  PERSONAL_DATA_KEYS: string;

  /** 32 bytes in base64: makes of a phone number what it is looked up by. It stays the same when the other keys change. */
  @Matches(KEY, { message: 'PERSONAL_DATA_LOOKUP_KEY must be 32 bytes in base64 (make one: openssl rand -base64 32)' })
  PERSONAL_DATA_LOOKUP_KEY: string;
}
