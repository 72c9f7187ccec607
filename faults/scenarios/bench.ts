import { Spy } from '../check/spy';
import { Stores } from '../check/stores';
import { undoLater } from '../ground/left-behind';
import { Rabbit } from '../ground/rabbit';
import { FaultStore } from '../ground/store';
import { People, settlePeople } from '../load/people';
import { System } from '../system/system';

/** A running system, its people, and eyes on everything that it does. */
export interface Bench {
  readonly rabbit: Rabbit;
  readonly system: System;
  readonly people: People;
  readonly spy: Spy;
  readonly stores: Stores;
  /** The form that fits into CI. */
  readonly smoke: boolean;
}

interface Ground {
  readonly rabbit: Rabbit;
  readonly store: FaultStore;
  readonly smoke: boolean;
}

/** Starts a system on the ground, with more in its environment where that is given. */
export async function setUp({ rabbit, store, smoke }: Ground, more: NodeJS.ProcessEnv = {}): Promise<Bench> {
  const system = await System.start(rabbit, store.uri, more);
  const stores = await Stores.open(store.uri, system.namespace);
  const spy = await Spy.listen(rabbit, system.namespace);
  undoLater(() => Promise.allSettled([stores.close({ drop: false }), spy.broker.close()]).then(() => undefined));
  return { rabbit, system, stores, spy, people: await settlePeople(system.url), smoke };
}

/** Stops the system and takes away what it kept: a broker has file handles for a few systems only, and each queue holds some. */
export async function tearDown({ rabbit, system, stores, spy }: Bench): Promise<void> {
  await system.stop();
  await spy.broker.close();
  await stores.close({ drop: true });
  await rabbit.removeQueues(`${system.namespace}.`);
}
