import 'reflect-metadata';
import { configFrom, orExit, runService } from '@linli/service';
import { NotificationsConfig } from './config';
import { notificationsService } from './notifications.module';

orExit(async () => {
  const config = configFrom(NotificationsConfig, process.env);
  await runService(notificationsService(config), config);
});
