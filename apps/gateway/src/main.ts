import 'reflect-metadata';
import { configFrom, orExit, runService } from '@linli/service';
import { GatewayConfig } from './config';
import { gatewayService } from './gateway.service';

orExit(async () => {
  const config = configFrom(GatewayConfig, process.env);
  await runService(gatewayService(config), config);
});
