import { Call, Step } from '../handlers/call';

/** Is told of each attempt, and changes nothing in it; it must not throw. */
export interface Watcher {
  began?(call: Call): void;
  succeeded?(call: Call): void;
  failed(call: Call, error: unknown): void;
}

/** One step for all that only look on: each step that waits for the outcome costs a promise per message. */
export const watched =
  (watchers: readonly Watcher[]): Step =>
  async (call, next) => {
    for (const watcher of watchers) watcher.began?.(call);
    try {
      const outcome = await next();
      for (const watcher of watchers) watcher.succeeded?.(call);
      return outcome;
    } catch (error) {
      for (const watcher of watchers) watcher.failed(call, error);
      throw error;
    }
  };
