// Prints what failed and the plain line for the counts in the files given; a run that left no file counts as one failure.
import { readOrNothing } from '../prepare/stamp.mjs';
import { countLine, failureLines, sumOf } from './counts.mjs';

const runs = process.argv.slice(2).map((file) => JSON.parse(readOrNothing(file) ?? '{"failed":1}'));
for (const line of runs.flatMap(failureLines)) console.log(line);
console.log(countLine(sumOf(runs)));
