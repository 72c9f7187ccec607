import { Call, Step } from '../handlers/call';

/** Calls with the same lane run one after another in order of arrival; calls without one run at once. */
export function inLanes(laneOf: (call: Call) => string | undefined): Step {
  const tails = new Map<string, Promise<unknown>>();
  return (call, next) => {
    const lane = laneOf(call);
    if (lane === undefined) return next();
    const turn = (tails.get(lane) ?? Promise.resolve()).then(next, next);
    tails.set(lane, turn);
    const leave = () => {
      if (tails.get(lane) === turn) tails.delete(lane);
    };
    turn.then(leave, leave);
    return turn;
  };
}
