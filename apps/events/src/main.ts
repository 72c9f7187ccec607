import 'reflect-metadata';
import { configFrom, orExit, runService } from '@linli/service';
import { EventsConfig } from './config';
import { eventsServiceWith } from './events.module';

orExit(() => {
  const config = configFrom(EventsConfig, process.env);
  return runService(eventsServiceWith(config), config);
});
