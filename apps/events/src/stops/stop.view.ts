import { offsetTime } from '@linli/contracts';
import { RunView, StopsView, StopView } from '@linli/contracts/events';
import { Session } from '../sessions/session';
import { Line, plainStop } from './stop';

/** One run of a line: a session, or the event itself where it has none. */
export interface Run extends Pick<Session, 'startsAt' | 'status'> {
  readonly session?: string;
}

type Known = Pick<Line, 'timeZone' | 'stops'>;

/** The stops of the line, with the times of the run where one is meant. */
export const stopsOf = ({ timeZone, stops }: Known, run: Run | undefined): StopView[] =>
  stops.map((stop) => ({ ...plainStop(stop), ...(run && { at: offsetTime(reachedAt(run, stop.minutes), timeZone) }) }));

/** As readers see it. */
export const viewOf = (line: Line, run: Run | undefined): StopsView => ({
  ...runViewOf(line, run),
  ...(line.version > 0 && { timeZone: line.timeZone }),
  ...{ version: line.version, items: stopsOf(line, run) },
});

export const runViewOf = ({ _id: eventId, timeZone }: Line, run: Run | undefined): RunView => ({
  eventId,
  ...(run && { startsAt: offsetTime(run.startsAt, timeZone), status: run.status }),
  ...(run?.session !== undefined && { session: run.session }),
});

const reachedAt = ({ startsAt }: Run, minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000);
