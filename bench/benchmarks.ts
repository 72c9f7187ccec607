import { benchmark as b1 } from './b1/benchmark';
import { benchmark as b2 } from './b2/benchmark';
import { benchmark as b3 } from './b3/benchmark';
import { benchmark as b4 } from './b4/benchmark';
import { benchmark as b8 } from './b8/benchmark';
import { benchmark as b9 } from './b9/benchmark';

/** Every benchmark that there is; a new one is a folder of its own and a line here. */
export const benchmarks = [b1, b2, b3, b4, b8, b9];
