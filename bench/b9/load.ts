import { Load } from '../measure/benchmark';

/** What a client does again and again. */
export type Operation = 'ping' | 'insertOne' | 'findOneAndUpdate' | 'findOne' | 'range' | 'aggregation' | 'transaction';

/** `lean` speaks the protocol by itself and costs next to nothing; `driver` is what users have. */
export type ClientKind = 'lean' | 'driver';

export const READS: readonly Operation[] = ['findOne', 'range'];
export const WRITES: readonly Operation[] = ['insertOne', 'findOneAndUpdate', 'transaction'];

/** So many clients that do one thing for so long, each as soon as it was answered. */
export interface StoreLoad extends Load {
  readonly client: ClientKind;
  readonly operation: Operation;
  readonly clients: number;
  readonly milliseconds: number;
}

/** The name that goals know the load by. */
export const nameOf = ({ client, operation, clients }: Omit<StoreLoad, 'name' | 'milliseconds'>): string =>
  `${client}: ${operation} × ${clients}`;

const CLIENTS = [1, 32];
const MILLISECONDS = { short: 150, long: 2_000 };

/** All loads, those of the lean client first. */
export function storeLoads(long: boolean): StoreLoad[] {
  const milliseconds = long ? MILLISECONDS.long : MILLISECONDS.short;
  const load = (client: ClientKind, operation: Operation, clients: number): StoreLoad => {
    const what = { client, operation, clients };
    return { ...what, name: nameOf(what), milliseconds };
  };
  return (['lean', 'driver'] as const).flatMap((client) => [
    ...[...WRITES, ...READS].flatMap((operation) => CLIENTS.map((clients) => load(client, operation, clients))),
    load(client, 'aggregation', 1),
  ]);
}
