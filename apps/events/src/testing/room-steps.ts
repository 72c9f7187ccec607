import {
  CancelCommunityEvent,
  PostponeCommunityEvent,
  PublishCommunityEvent,
  ReleaseRoom,
  RescheduleCommunityEvent,
  SetSessions,
} from '@linli/contracts/events';
import { TestSystem } from '@linli/testing';
import * as fc from 'fast-check';
import { anOrganiser } from './builders';
import { at, HouseSteps, times } from './house-steps';

/** What may happen to one of the events of a house next. */
export type RoomStep =
  | { do: 'book'; which: number; room: string }
  | { do: 'move'; which: number; from: number; hours: number }
  | { do: 'sessions'; which: number; starts: number[] }
  | { do: 'publish' | 'cancel' | 'postpone' | 'release'; which: number };

const EVENTS = 5;
const which = fc.nat(EVENTS - 1);
const hour = fc.integer({ min: 8, max: 20 });

const step: fc.Arbitrary<RoomStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('book' as const), which, room: fc.constantFrom('library', 'class-room') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('move' as const), which, from: hour, hours: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('sessions' as const), which, starts: fc.uniqueArray(hour, { maxLength: 4 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('publish', 'postpone', 'release', 'publish', 'cancel' as const), which }),
  },
);

/** Rounds of steps that come at the same moment. */
export const roomHistories = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 });

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const reason = { zh: '原因', en: 'reason' };

/** A house with events that want its rooms: the first ones last all day, and may have sessions. */
export class RoomSteps {
  private constructor(
    private readonly system: TestSystem,
    private readonly steps: HouseSteps,
    readonly houseId: string,
    readonly eventIds: readonly string[],
  ) {}

  static async begin(steps: HouseSteps, system: TestSystem): Promise<RoomSteps> {
    const { id } = await steps.aHouse();
    const spans = [[9, 21] as const, [9, 21] as const, [9, 11] as const, [10, 12] as const, [14, 15] as const];
    const drafts = await Promise.all(spans.map(([from, to]) => steps.aDraft(clock(from), clock(to))));
    return new RoomSteps(system, steps, id, drafts);
  }

  /** Throws as the system refuses it. */
  take(next: RoomStep): Promise<object> {
    const eventId = this.eventIds[next.which] as string;
    const ask = this.system.ask.bind(this.system);
    switch (next.do) {
      case 'book':
        return this.steps.book(eventId, this.houseId, next.room);
      case 'move':
        return ask(
          RescheduleCommunityEvent,
          { eventId, ...times(clock(next.from), clock(next.from + next.hours)) },
          anOrganiser(),
        );
      case 'sessions':
        return ask(SetSessions, { eventId, enrolment: 'whole', sessions: next.starts.map(anHour) }, anOrganiser());
      case 'publish':
        return ask(PublishCommunityEvent, { eventId }, anOrganiser());
      case 'release':
        return ask(ReleaseRoom, { eventId }, anOrganiser());
      case 'cancel':
        return ask(CancelCommunityEvent, { eventId, reason }, anOrganiser());
      case 'postpone':
        return ask(PostponeCommunityEvent, { eventId, reason }, anOrganiser());
    }
  }
}

const anHour = (from: number) => ({ key: `at-${from}`, startsAt: at(clock(from)), endsAt: at(clock(from + 1)) });
