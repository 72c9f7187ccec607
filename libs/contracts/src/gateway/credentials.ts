import { Pattern, Text } from '../fields';

export class CredentialsBody {
  @Pattern({ about: 'Mobile number of mainland China, 11 digits', pattern: /^1\d{10}$/, example: '13900000101' }) phone: string;
  @Text({ about: 'Password', min: 8, max: 128, example: 'linli-demo' }) password: string;
}
