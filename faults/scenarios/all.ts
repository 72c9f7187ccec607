import { killed } from './f01-kill';
import { brokerStopped } from './f02-broker-stopped';
import { brokerKilled } from './f03-broker-killed';
import { connectionsDropped } from './f04-connections-dropped';
import { brokerHangs } from './f05-broker-hangs';
import { answerLost } from './f07-answer-lost';
import { duplicates } from './f08-duplicates';
import { outOfOrder } from './f09-out-of-order';
import { poisoned } from './f10-poison';
import { brokerAlarm } from './f12-broker-alarm';
import { fullQueue } from './f13-full-queue';
import { overload } from './f14-overload';
import { versions } from './f15-versions';
import { twoWriters } from './f16-two-writers';
import { diskFull } from './f17-disk-full';
import { oneAndMany } from './f19-one-and-many';
import { storeKilled } from './f20-store-killed';
import { storm } from './f21-storm';
import { Scenario } from './scenario';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  // First, for they are alone with the machine then.
  diskFull,
  storeKilled,
  killed,
  brokerStopped,
  brokerKilled,
  connectionsDropped,
  brokerHangs,
  answerLost,
  duplicates,
  twoWriters,
  outOfOrder,
  poisoned,
  brokerAlarm,
  versions,
  // Nobody waits for all that it leaves to be handled: the system goes away after it.
  storm,
  // Last, for they want systems of their own.
  fullQueue,
  overload,
  oneAndMany,
];
