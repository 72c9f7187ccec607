import { InvalidInput } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { RegistrationStore } from '../registrations/registration.store';
import { SessionStore } from '../sessions/session.store';
import { LineStore } from './line.store';
import { isPossible, Line, Ride } from './stop';
import { Run } from './stop.view';
import { StopChoice } from './stop-choice';
import { StopChoiceStore } from './stop-choice.store';

const AT_A_TIME = 500;

/** What is known of a line beside its event: its stops, its runs, and who rides from where to where. */
@Injectable()
export class LineBook {
  constructor(
    private readonly lines: LineStore,
    private readonly sessions: SessionStore,
    private readonly choices: StopChoiceStore,
    private readonly registrations: RegistrationStore,
  ) {}

  /** One without stops where there have never been any. */
  async lineOf(eventId: string): Promise<Line> {
    return (await this.lines.of(eventId)) ?? { ...NO_STOPS, _id: eventId };
  }

  /** The session of that name, or the event where it has none; undefined where a session would have to be named. Throws SessionNotFound. */
  async runOf({ _id, programme, startsAt }: CommunityEvent, session: string | undefined): Promise<Run | undefined> {
    if (session === undefined) return programme?.sessions ? undefined : { startsAt, status: 'planned' };
    const { startsAt: at, status } = await this.sessions.get(_id, session);
    return { session, startsAt: at, status };
  }

  /** As `runOf`; throws InvalidInput where a session would have to be named. */
  async oneRunOf(communityEvent: CommunityEvent, session: string | undefined): Promise<Run> {
    const run = await this.runOf(communityEvent, session);
    if (!run) throw new InvalidInput({}, [{ pointer: '#/session', rule: 'isDefined' }]);
    return run;
  }

  /** What parties have chosen that have not gone, and what the stops would make impossible. */
  ridesLostBy({ _id, stops }: Line): Promise<StopChoice[]> {
    return this.rides(_id, (one) => !isPossible(stops, one));
  }

  /** Those that are wanted still, of the line and such as these. */
  async rides(eventId: string, isMeant: (ride: Ride) => boolean): Promise<StopChoice[]> {
    const found: StopChoice[] = [];
    let after: string | undefined;
    do {
      const some = await this.choices.someOf(eventId, { after, most: AT_A_TIME });
      found.push(...(await this.stillWanted(some.filter(isMeant))));
      after = some.length === AT_A_TIME ? some.at(-1)?._id : undefined;
    } while (after !== undefined);
    return found;
  }

  private async stillWanted(choices: readonly StopChoice[]): Promise<StopChoice[]> {
    if (choices.length === 0) return [];
    const active = (await this.registrations.those(choices.map(({ _id }) => _id))).filter((one) => one.active);
    const ids = new Set(active.map(({ _id }) => _id));
    return choices.filter(({ _id }) => ids.has(_id));
  }
}

const NO_STOPS = { timeZone: 'UTC', stops: [], version: 0, changedAt: new Date(0), choices: 0 };
