import { benchmark as b2 } from './b2/benchmark';

/** Every benchmark that there is; a new one is a folder of its own and a line here. */
export const benchmarks = [b2];
