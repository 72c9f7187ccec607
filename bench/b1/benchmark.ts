import { Benchmark } from '../measure/benchmark';
import { contenders, ECHO, MONOLITH } from './contenders';
import { Rush } from './storm';

const AT_256 = '256 connections';
const SOLD_OUT = 'after sold out, 256 connections';

const rush = (people: number, connections: number): Rush => ({ name: `${connections} connections`, people, connections });

/** Everybody wants one of two hundred places at the same time. */
export const benchmark: Benchmark<Rush> = {
  id: 'B1',
  title: 'flash registration through HTTP: 200 places, 500 may wait, 10 % ask twice, 2 % cancel; decisions a second',
  target: '≥ 5 × the monolith at 256 connections, p99 ≤ 1/5 of its; ≥ 40 % of echo; after sold out ≥ 80 % of echo',
  goals: [
    { load: AT_256, against: MONOLITH, of: 'rate', atLeast: 5 },
    { load: AT_256, against: MONOLITH, of: 'p99', atMost: 0.2 },
    { load: AT_256, against: ECHO, of: 'rate', atLeast: 0.4 },
    { load: SOLD_OUT, against: ECHO, of: 'rate', atLeast: 0.8 },
  ],
  store: 'MONGODB_URI',
  broker: 'AMQP_URL',
  contenders,
  loads: (long) => {
    const people = long ? 20_000 : 1_000;
    const rushes = (long ? [64, 256, 1000] : [256]).map((connections) => rush(people, connections));
    return [...rushes, { name: SOLD_OUT, people: Math.min(people, 5_000), connections: 256, soldOut: true }];
  },
  pairs: () => 5,
};
