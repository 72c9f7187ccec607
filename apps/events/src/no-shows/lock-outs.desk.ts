import { LockedOut } from '@linli/contracts/events';
import { Looking } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { countsNoShows } from './absence';
import { Holding, NoShowRuleStore } from './no-show-rule.store';
import { StandingStore } from './standing.store';

/** Who cannot sign up: asked once for everybody in a sitting, and not at all where no rule holds. */
@Injectable()
export class LockOuts {
  /** Until when whoever sent the request is locked out. */
  private readonly found = new WeakMap<object, Date>();

  constructor(
    private readonly rules: NoShowRuleStore,
    private readonly standings: StandingStore,
  ) {}

  /** Undefined where nobody can be locked out of the event. */
  lookUp(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    // They may be heard again, when it is known better.
    for (const { body } of requests) this.found.delete(body);
    if (!countsNoShows(communityEvent)) return undefined;
    const { areaCode } = communityEvent;
    const holding = this.rules.believedIn(areaCode);
    if (!holding) return this.rules.learnOf(areaCode).then((learned) => this.ask(requests, learned));
    return holding.ruleOf === undefined ? undefined : this.ask(requests, holding);
  }

  /** Throws LockedOut where that was found of the request. */
  assertNone(request: object, now: Date): void {
    const until = this.found.get(request);
    if (until && until > now) throw new LockedOut({ until: until.toISOString() });
  }

  private async ask(requests: readonly Looking<object>[], { ruleOf }: Holding): Promise<void> {
    const [first] = requests;
    if (ruleOf === undefined || !first) return;
    const people = [...new Set(requests.map(({ actor }) => actor.id))];
    const locked = await this.standings.lockedOut(ruleOf, people, first.now);
    for (const { body, actor } of requests) {
      const until = locked.get(actor.id);
      if (until) this.found.set(body, until);
    }
  }
}
