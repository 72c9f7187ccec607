import { PersonalDataModule } from '@linli/personal-data';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { ACCOUNT, AccountSchema } from './accounts/account.schema';
import { AccountStore } from './accounts/account.store';
import { AccountOpening } from './accounts/account-opening';
import { FirstAdministrator } from './accounts/first-administrator';
import { Passwords } from './accounts/passwords';
import { SignInThrottle } from './accounts/sign-in-throttle';
import { Tokens } from './accounts/tokens';
import { GatewayConfig, GatewaySettings } from './config';
import { CONTROLLERS } from './controllers';
import { AccessGuard } from './http/access.guard';
import { ProblemFilter } from './http/problem.filter';
import { RequestSender } from './http/request-sender';

@Module({})
export class GatewayModule {
  static with(config: GatewaySettings): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PersonalDataModule.with(config), MongooseModule.forFeature([{ name: ACCOUNT, schema: AccountSchema }])],
      controllers: [...CONTROLLERS],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...[AccountStore, AccountOpening, FirstAdministrator, Passwords, SignInThrottle, Tokens, RequestSender],
      ],
    };
  }
}
