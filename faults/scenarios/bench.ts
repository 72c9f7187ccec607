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
  undoLater(() => stores.close({ drop: false }));
  const spy = await Spy.listen(rabbit, system.namespace);
  undoLater(() => spy.broker.close());
  return { rabbit, system, stores, spy, people: await settlePeople(system.url), smoke };
}
