import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/gateway';
import { Keyring } from '@linli/personal-data';
import { ServiceDefinition } from '@linli/service';
import { GatewaySettings } from './config';
import { GatewayModule } from './gateway.module';
import { configureHttp, httpOptions } from './http/server';
import { grantsAndSealedAccounts } from './migrations/grants-and-sealed-accounts';
import { suspendedGrants } from './migrations/suspended-grants';

/** Accounts, sessions and the way from HTTP to the other services. */
export const gatewayService = (config: GatewaySettings): ServiceDefinition => ({
  name: 'gateway',
  contracts: contractsIn(contracts),
  module: GatewayModule.with(config),
  migrations: [grantsAndSealedAccounts(Keyring.of(config)), suspendedGrants],
  http: httpOptions(config),
  configure: configureHttp,
});
