import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/gateway';
import { ServiceDefinition } from '@linli/service';
import { GatewaySettings } from './config';
import { GatewayModule } from './gateway.module';
import { configureHttp, HTTP_OPTIONS } from './http/server';

/** Accounts, sessions and the way from HTTP to the other services. */
export const gatewayService = (config: GatewaySettings): ServiceDefinition => ({
  name: 'gateway',
  contracts: contractsIn(contracts),
  module: GatewayModule.with(config),
  http: HTTP_OPTIONS,
  configure: configureHttp,
});
