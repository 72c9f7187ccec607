import 'reflect-metadata';
import { configFrom, orExit, runService, ServiceConfig } from '@linli/service';
import { notificationsService } from './notifications.module';

orExit(() => runService(notificationsService, configFrom(ServiceConfig, process.env)));
