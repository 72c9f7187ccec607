import { Span } from '../houses/span';

/** Places of one pool; of the event itself where its key is empty. */
export interface Seats {
  readonly pool: string;
  readonly count: number;
}

/** On which places people sit who have not registered: at the event, or at one session of it. */
export interface WalkedIn {
  readonly session?: string;
  readonly seats: readonly Seats[];
  /** When they leave at the latest. */
  readonly until: Date;
  /** They have left: the session is over. */
  readonly over?: true;
}

/** What an event knows of those who have come. */
export interface AtItsDoors {
  /** On which places people sit who came without a registration. */
  readonly walkedIn?: readonly WalkedIn[];
  /** From which it was moved when its doors had been open: attendance of then is history. */
  readonly earlierDates?: readonly Span[];
}

/** Where and until when people sit down. */
export type Sitting = Pick<WalkedIn, 'session' | 'until'>;

/** On how many places of the pool people sit: those of one session and those of another sit on the same ones. */
export const seatsTaken = (walkedIn: readonly WalkedIn[] = [], pool: string): number =>
  Math.max(0, ...walkedIn.filter(({ over }) => !over).map(({ seats }) => countOf(seats, pool)));

/** On how many at the session, or at the event where it has none; also when it is over. */
export const seatsTakenAt = (walkedIn: readonly WalkedIn[] = [], session: string | undefined, pool: string): number =>
  countOf(walkedIn.find((one) => one.session === session)?.seats ?? [], pool);

/** Some more people sit down. */
export function seated(walkedIn: readonly WalkedIn[] = [], at: Sitting, seats: readonly Seats[]): WalkedIn[] {
  const known = walkedIn.find(({ session }) => session === at.session);
  const added = { ...at, ...known, seats: summed(known?.seats ?? [], seats, 1) };
  return [...walkedIn.filter((one) => one !== known), added];
}

/** Some get up again; none of those who sit there without being known here. */
export function risen(walkedIn: readonly WalkedIn[] = [], session: string | undefined, seats: readonly Seats[]): WalkedIn[] {
  return walkedIn.map((one) => (one.session === session ? { ...one, seats: summed(one.seats, seats, -1) } : one));
}

/** Whoever sits at sessions that are over by then has left. */
export function left(walkedIn: readonly WalkedIn[] = [], now: Date): readonly WalkedIn[] {
  if (!walkedIn.some((one) => isToLeave(one, now))) return walkedIn;
  return walkedIn.map((one) => (isToLeave(one, now) ? { ...one, over: true as const } : one));
}

/** The same at the sessions where they are now: whoever sits at one leaves when that is over. */
export function keptUpWith(
  walkedIn: readonly WalkedIn[],
  sessions: readonly { readonly key: string; readonly endsAt: Date }[],
): readonly WalkedIn[] {
  const moved = walkedIn.map((one) => {
    const endsAt = sessions.find(({ key }) => key === one.session)?.endsAt;
    if (!endsAt || +endsAt === +one.until) return one;
    // It was over by the clock while it was put off.
    const { over: _over, ...sitting } = one;
    return { ...sitting, until: endsAt };
  });
  return moved.some((one, at) => one !== walkedIn[at]) ? moved : walkedIn;
}

/** When the next of them leave; those at an event without sessions stay to its end. */
export function nextLeaving(walkedIn: readonly WalkedIn[] = []): Date | undefined {
  const ends = walkedIn.filter(({ session, over }) => session !== undefined && !over).map(({ until }) => +until);
  return ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
}

const isToLeave = ({ session, over, until }: WalkedIn, now: Date): boolean => session !== undefined && !over && until <= now;

const countOf = (seats: readonly Seats[], pool: string): number => seats.find((one) => one.pool === pool)?.count ?? 0;

function summed(seats: readonly Seats[], change: readonly Seats[], times: 1 | -1): Seats[] {
  const pools = [...new Set([...seats, ...change].map(({ pool }) => pool))];
  const counted = pools.map((pool) => ({ pool, count: Math.max(0, countOf(seats, pool) + times * countOf(change, pool)) }));
  return counted.filter(({ count }) => count > 0);
}
