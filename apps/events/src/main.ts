import 'reflect-metadata';
import { configFrom, orExit, runService, ServiceConfig } from '@linli/service';
import { eventsService } from './events.module';

orExit(() => runService(eventsService, configFrom(ServiceConfig, process.env)));
