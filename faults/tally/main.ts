import 'reflect-metadata';
import './named';

import { configFrom, orExit, runService, ServiceConfig } from '@linli/service';
import { tallyService } from './tally.module';

orExit(() => runService(tallyService, configFrom(ServiceConfig, process.env)));
