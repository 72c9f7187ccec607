import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailable } from '@linli/contracts';
import { Lease } from '@linli/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Lines } from './lines';
import { TurnStore } from './turn.store';

/** How long a turn is waited for, here and while another replica has it. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 20;

/**
 * One after another, on all replicas: of each thing one is at work at a time. Those of one process stand in line; only the first of
 * them asks the store. A replica that dies with its turn keeps the others waiting until that has run out.
 */
@Injectable()
export class Turns {
  private readonly log = new Logger(Turns.name);
  private readonly lines = new Lines();

  constructor(private readonly turns: TurnStore) {}

  /** What the work gives; throws ServiceUnavailable, with nothing done, where the turn has not come in time. */
  take<T>(thing: string, work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
    const deadline = Date.now() + patienceMs;
    return this.lines.wait(thing, patienceMs, async () => {
      const turn = await this.claim(thing, deadline);
      try {
        return await work();
      } finally {
        await this.end(turn);
      }
    });
  }

  private async claim(thing: string, deadline: number): Promise<Lease> {
    for (;;) {
      const turn = await this.turns.claim(thing);
      if (turn) return turn;
      if (Date.now() >= deadline) throw new ServiceUnavailable();
      await pause(LOOK_AGAIN_MS * (0.5 + Math.random()));
    }
  }

  /** What was done stands, whatever becomes of the turn: it runs out by itself. */
  private async end(turn: Lease): Promise<void> {
    try {
      await this.turns.end(turn);
    } catch (error) {
      this.log.warn(`A turn could not be ended and runs out by itself: ${(error as Error).message}`);
    }
  }
}
