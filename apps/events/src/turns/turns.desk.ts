import { ChangedMeanwhile, DeclaredError } from '@linli/contracts';
import { Hear, Outcome } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { Turn } from './turn.schema';
import { TurnStore } from './turn.store';

/** After that a turn that was not given back is free: its process has died. */
const TURN_MS = 60_000;
/** So much earlier nobody is decided on any more who has it. */
const MARGIN_MS = 30_000;
const PAUSE_MS = 50;
const ATTEMPTS = 100;

/** Who asks for a place, with the body of the request. */
export interface Asked {
  readonly personId: string;
  readonly request: object;
  readonly now: Date;
}

/** A request for a place at the event has to come in the turn of its person: not an answer, but heard again. */
export class TurnNeeded extends DeclaredError {
  readonly code = ChangedMeanwhile.code;
  readonly kind = ChangedMeanwhile.kind;
  readonly texts = ChangedMeanwhile.texts;

  constructor(
    readonly at: 'series' | 'unit',
    /** The series or the unit. */
    readonly id: string,
    readonly eventId: string,
  ) {
    super();
  }
}

/**
 * Events decide each for themselves. So one person's requests for events of one series or unit with a limit come one after the other, each
 * when the one before can be read.
 */
@Injectable()
export class Turns {
  /** Until when a request is in which turns, on the clock of the process. */
  private readonly granted = new WeakMap<object, Map<string, number>>();

  constructor(private readonly turns: TurnStore) {}

  /** Whether the request is in the turn of its person at the series or unit. */
  isIn(id: string, request: object): boolean {
    return (this.granted.get(request)?.get(id) ?? 0) > performance.now();
  }

  /** For some moments the request is taken as if it were in its turn: the series or unit is known to have no limit. */
  wave(id: string, request: object): void {
    this.grant(id, request, performance.now() + MARGIN_MS);
  }

  /** Has the request heard while no other one of the person is, at the same series or unit; throws ChangedMeanwhile when that takes too long. */
  async inTurn(id: string, { personId, request }: Asked, hear: Hear): Promise<Outcome> {
    const until = performance.now() + TURN_MS - MARGIN_MS;
    const turn = await this.take(`${id}/${personId}`);
    this.grant(id, request, until);
    let isDecided = true;
    try {
      return await hear();
    } catch (refusal) {
      isDecided = refusal instanceof DeclaredError;
      throw refusal;
    } finally {
      // Of a sitting that has failed nobody knows whether it was written: until it can be read the next would be counted without it.
      if (isDecided) await this.turns.giveBack(turn);
    }
  }

  private grant(id: string, request: object, until: number): void {
    const granted = this.granted.get(request) ?? new Map<string, number>();
    this.granted.set(request, granted.set(id, until));
  }

  private async take(_id: string): Promise<Turn> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const turn = await this.turns.take(_id, TURN_MS);
      if (turn) return turn;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new ChangedMeanwhile();
  }
}
