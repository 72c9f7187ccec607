import { Transform } from 'class-transformer';
import { IsArray, IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { isNetwork } from './network';

const listed = Transform(({ value }) =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    : value,
);

/** Limits on what strangers can send. */
export class LimitSettings {
  /** Requests of one account in a minute. */
  @IsOptional()
  @IsInt()
  @Min(1)
  RATE_LIMIT_ACCOUNT?: number;

  /** Requests without a token from one address in a minute: many people stand behind one of a mobile network. */
  @IsOptional()
  @IsInt()
  @Min(1)
  RATE_LIMIT_ADDRESS?: number;

  /** Sign-ins, sign-ups and codes from one address in a minute. */
  @IsOptional()
  @IsInt()
  @Min(1)
  RATE_LIMIT_PROOF?: number;

  /** Addresses of the proxies in front, or networks that only they are in, by comma: they say whom a request comes from. */
  @IsOptional()
  @listed
  @IsArray()
  @ValidateBy({
    name: 'isNetwork',
    validator: {
      validate: (values) => Array.isArray(values) && values.every(isNetwork),
      defaultMessage: () => 'TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, several by comma',
    },
  })
  TRUSTED_PROXIES?: string[];

  /** Origins whose pages may call from a browser, by comma. */
  @IsOptional()
  @listed
  @IsArray()
  CORS_ORIGINS?: string[];

  /** Connections at a time; further ones are closed. */
  @IsOptional()
  @IsInt()
  @Min(10)
  @Max(1_000_000)
  MOST_CONNECTIONS?: number;

  /**
   * Requests in work at a time; with more of them reads are refused, with twice as many everything. Where it is not set, as many as are done in a second,
   * between 128 and 512.
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  MOST_REQUESTS?: number;

  /** By how many milliseconds timers may be late, for a second or so, before reads are refused; twice as late, everything. */
  @IsOptional()
  @IsInt()
  @Min(50)
  MOST_LATE_MS?: number;
}
