import { IsOptional, IsUrl } from 'class-validator';

/** Where notices lead to. */
export class LinkSettings {
  /** Where browsers reach the gateway, without a path; without it notices have no links. */
  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_tld: false, require_protocol: true },
    { message: 'PUBLIC_URL must be an http(s) address' },
  )
  PUBLIC_URL?: string;
}
