import 'reflect-metadata';
import { configFrom, orExit, runService, ServiceConfig } from '@linli/service';
import { businessService } from './business-service.module';

orExit(() => runService(businessService, configFrom(ServiceConfig, process.env)));
