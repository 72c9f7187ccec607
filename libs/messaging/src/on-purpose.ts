/** Where a process can be made to die, in the order in which a message passes them. */
export const CRASH_POINTS = [
  'before-write',
  'after-write',
  'before-publish',
  'after-publish',
  'before-ack',
  'after-ack',
  'before-reply',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Faults that a checker of histories must find. */
export const PLANTED_FAULTS = ['no-inbox', 'ack-before-commit'] as const;
export type PlantedFault = (typeof PLANTED_FAULTS)[number];

/** What is to go wrong on purpose; nothing in production, whatever the environment says. */
interface Purpose {
  readonly crashAt?: CrashPoint;
  /** There it is halted instead, until somebody lets it go on. */
  readonly halts?: true;
  /** At which passing, from 1. */
  readonly nth: number;
  readonly planted?: PlantedFault;
}

/** Reads LINLI_CRASH_AT=point[:n] or LINLI_HALT_AT=point[:n], and LINLI_PLANTED_FAULT; throws where they name what there is not. */
export function purposeOf(environment: NodeJS.ProcessEnv): Purpose {
  if (environment.NODE_ENV === 'production') return { nth: 0 };
  const { LINLI_CRASH_AT, LINLI_HALT_AT, LINLI_PLANTED_FAULT } = environment;
  const variable = LINLI_HALT_AT ? 'LINLI_HALT_AT' : 'LINLI_CRASH_AT';
  const [point, nth = '1'] = (LINLI_HALT_AT || LINLI_CRASH_AT)?.split(':') ?? [];
  if (!/^[1-9]\d*$/.test(nth)) throw new Error(`${variable}: "${nth}" is not a number from 1.`);
  return {
    crashAt: oneOf(CRASH_POINTS, point, variable),
    ...(LINLI_HALT_AT && { halts: true }),
    nth: Number(nth),
    planted: oneOf(PLANTED_FAULTS, LINLI_PLANTED_FAULT, 'LINLI_PLANTED_FAULT'),
  };
}

function oneOf<T extends string>(known: readonly T[], name: string | undefined, variable: string): T | undefined {
  if (!name) return undefined;
  const found = known.find((one) => one === name);
  if (!found) throw new Error(`${variable}: there is no "${name}"; there are ${known.join(', ')}.`);
  return found;
}

const { crashAt, halts, nth, planted } = purposeOf(process.env);
let passed = 0;

/** Ends the process like kill −9, or halts it, where the environment asks for it at this point; costs nothing otherwise. */
export const crashPoint: (point: CrashPoint) => void = crashAt
  ? (point) => {
      if (point === crashAt && ++passed === nth) process.kill(process.pid, halts ? 'SIGSTOP' : 'SIGKILL');
    }
  : () => {};

/** True where the environment asks for this fault, so that a checker can show that it finds it. */
export const isPlanted = (fault: PlantedFault): boolean => fault === planted;
