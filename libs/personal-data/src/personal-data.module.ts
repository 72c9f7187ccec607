import { DynamicModule, Global, Module } from '@nestjs/common';
import { Keyring } from './keyring';
import { PersonalDataSettings } from './personal-data-settings';

/** Gives the stores of a service the keyring of its configuration. */
@Global()
@Module({})
export class PersonalDataModule {
  static with(settings: PersonalDataSettings): DynamicModule {
    return {
      module: PersonalDataModule,
      providers: [{ provide: Keyring, useFactory: () => Keyring.of(settings) }],
      exports: [Keyring],
    };
  }
}
