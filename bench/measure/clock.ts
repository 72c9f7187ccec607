/** Microseconds of the clock that all processes of a machine share and that nobody sets. */
export const microseconds = (): number => Number(process.hrtime.bigint() / 1_000n);
