import 'reflect-metadata';
import { configFrom, orExit, runService, ServiceConfig } from '@linli/service';
import { volunteersService } from './volunteers.module';

orExit(() => runService(volunteersService, configFrom(ServiceConfig, process.env)));
