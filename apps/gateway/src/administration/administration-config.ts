import { LANGUAGES, type Language } from '@linli/contracts';
import { OpenAccountBody } from '@linli/contracts/gateway';
import { PersonalDataSettings } from '@linli/personal-data';
import { IsIn, IsOptional, IsString, IsUrl } from 'class-validator';

/** What the commands on a gateway's store read from their environment. */
export class AdministrationConfig extends PersonalDataSettings {
  @IsUrl({ protocols: ['mongodb', 'mongodb+srv'], require_tld: false, require_protocol: true })
  MONGODB_URI: string;

  @IsOptional()
  @IsString()
  LINLI_NAMESPACE?: string;

  @IsOptional()
  @IsString()
  ADMIN_PHONE?: string;

  @IsOptional()
  @IsString()
  ADMIN_PASSWORD?: string;

  @IsOptional()
  @IsString()
  ADMIN_NAME?: string;

  @IsOptional()
  @IsIn([...LANGUAGES])
  ADMIN_LANGUAGE?: Language;
}

/** The account that is wanted, still to be checked. */
export const wantedAccount = (config: AdministrationConfig): OpenAccountBody => ({
  phone: config.ADMIN_PHONE ?? '',
  password: config.ADMIN_PASSWORD ?? '',
  name: config.ADMIN_NAME ?? '',
  language: config.ADMIN_LANGUAGE ?? LANGUAGES[0],
  roles: ['administrator'],
  areaCodes: [],
  memberOf: [],
});
