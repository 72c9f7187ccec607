import 'reflect-metadata';
import { orExit } from '@linli/service';
import { startStandalone } from './start-standalone';

orExit(startStandalone);
