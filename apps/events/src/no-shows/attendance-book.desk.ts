import { Injectable } from '@nestjs/common';
import { AttendanceStore } from '../check-in/attendance.store';
import { dateKeyOf } from '../check-in/dates';
import { CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { SessionStore } from '../sessions/session.store';
import { checkedIn, countsNoShows, Held, wasMissed } from './absence';
import { NoShowRule } from './no-show-rule';
import { NoShowRuleStore } from './no-show-rule.store';

/** What has to be so for anybody to be missed at an event: a rule, and somebody who was checked in. */
export interface Expecting extends Held {
  readonly rule: NoShowRule;
}

/** Who was expected at an event, and who came. */
@Injectable()
export class AttendanceBook {
  constructor(
    private readonly rules: NoShowRuleStore,
    private readonly attendances: AttendanceStore,
    private readonly sessions: SessionStore,
  ) {}

  /** Undefined where nobody is missed: there is no rule, no-shows of the event do not count, or nobody was checked in. */
  async expecting(communityEvent: CommunityEvent): Promise<Expecting | undefined> {
    const rule = await this.rules.holdingIn(communityEvent.areaCode);
    if (
      !rule ||
      !countsNoShows(communityEvent) ||
      !(await this.attendances.anyCame(communityEvent._id, dateKeyOf(communityEvent)))
    )
      return undefined;
    if (!communityEvent.programme?.sessions) return { rule, communityEvent };
    const used = await this.attendances.sessionsUsed(communityEvent._id);
    return { rule, communityEvent, sessions: checkedIn(await this.sessions.allOf(communityEvent._id), used) };
  }

  /** Those of the parties that were missed. */
  async missing(parties: readonly Registration[], held: Held): Promise<Registration[]> {
    const there = await this.there(parties, held.communityEvent);
    return parties.filter((party) => !there.has(party._id) && wasMissed(party, held));
  }

  /** Ids of those of the parties of which somebody came, at the final date of the event. */
  async there(parties: readonly Registration[], communityEvent: CommunityEvent): Promise<ReadonlySet<string>> {
    const ids = parties.map(({ _id }) => _id);
    const came = await this.attendances.cameOf(ids, dateKeyOf(communityEvent));
    return new Set([...came].flatMap(([id, people]) => (people > 0 ? [id] : [])));
  }
}
