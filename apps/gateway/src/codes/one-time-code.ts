import { CodePurpose } from '@linli/contracts/gateway';
import { Patience } from '../sessions/tries';

/** What a code proves: a number for its owner, or for the account that is to have it. */
export type Purpose = CodePurpose | 'change-phone';

/** One code for one number and purpose; the next takes its place. Neither the number nor the code is kept in the clear. */
export interface OneTimeCode {
  readonly _id: string;
  readonly codeHash: string;
  readonly triesLeft: number;
  readonly expiresAt: Date;
}

/** ASVS 5.0, 6.5.5: ten minutes at most. */
export const CODE_MINUTES = 5;

/** Of a million codes, so many can be tried. */
export const CODE_TRIES = 5;

const DAY_MS = 86_400_000;

/** One number, whoever asks: a minute after the first code, then twice as long each time, up to an hour, until one is used; forgotten after a day. */
export const CODES_TO_ONE_NUMBER: Patience = { free: 1, firstMs: 60_000, longestMs: 3_600_000 };

/** One number: ten that are not used, and a day after the first of them ten again. */
export const CODES_A_DAY: Patience = { free: 10, firstMs: DAY_MS, longestMs: DAY_MS, byDay: true };

/** One address in a day, for whatever numbers: many people stand behind one of a mobile network; whoever plays with others' telephones is slowed down to one a minute. */
export const CODES_FROM_ONE_ADDRESS: Patience = { free: 200, firstMs: 1_000, longestMs: 60_000, byDay: true };
