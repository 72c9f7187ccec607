import { Text } from '../fields';
import { MobileNumber } from '../number-fields';

export class CredentialsBody {
  @MobileNumber({ about: 'Mobile number of mainland China' }) phone: string;
  @Text({ about: 'Password', min: 8, max: 128, example: 'linli-demo' }) password: string;
}
