import { VERIFICATIONS, type Verification } from '../business-service/register';
import { AreaCode, OneOf } from '../fields';
import { EXPORT_FORMATS, type ExportFormat } from './exports';

export class ExportEnterprisesQuery {
  @AreaCode({ about: 'The area that is asked about, with all below it', example: '510108' }) areaCode: string;
  @OneOf(EXPORT_FORMATS, { about: 'The format of the table; CSV if not given', optional: true }) format?: ExportFormat;
  @OneOf(VERIFICATIONS, { about: 'Only those', optional: true }) verification?: Verification;
}
