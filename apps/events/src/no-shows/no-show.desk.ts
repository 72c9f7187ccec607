import { BilingualTitle } from '@linli/contracts';
import { DropReason, NoShowDropped, NoShowRecorded } from '@linli/contracts/events';
import { Outbox } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { snapshotOf } from '../community-events/community-event.view';
import { Registration } from '../registrations/registration';
import { LockOutRecord, lifted, recordOf } from './lock-out';
import { decided, dropped, NoShow } from './no-show';
import { NoShowStore } from './no-show.store';
import { NoShowRule } from './no-show-rule';
import { aStanding, begunIn, isLockedOut, liftedIn, missed, Standing, struck } from './standing';
import { StandingStore } from './standing.store';

/** When it is, and where to tell of it. */
export interface Telling {
  readonly now: Date;
  readonly outbox: Outbox;
}

/** And what a lock-out that begins is called. */
export interface Recording extends Telling {
  readonly newId: () => string;
}

interface Missing {
  readonly communityEvent: CommunityEvent;
  readonly rule: NoShowRule;
}

/** Where missed events come to count and cease to, with what follows for the person; always in the one transaction of whoever says so. */
@Injectable()
export class NoShowDesk {
  constructor(
    private readonly noShows: NoShowStore,
    private readonly standings: StandingStore,
  ) {}

  /** Each of the parties has missed the event; of one that was decided on before nothing changes. */
  async record(parties: readonly Registration[], about: Missing, recording: Recording): Promise<void> {
    const known = await this.noShows.among(parties.map(({ _id }) => _id));
    const found = parties.flatMap((one) => decided(one, { ...about, before: known.get(one._id), now: recording.now }) ?? []);
    const people = [...new Set(found.map(({ personId }) => personId))];
    const standings = await this.standings.of(about.rule._id, people);
    const before = new Map(standings);
    const lockOuts = found.flatMap((noShow) => count(noShow, standings, { ...about, ...recording }) ?? []);
    await this.noShows.saveAll(found);
    await this.standings.saveAll(changedFrom(before, standings));
    await this.standings.remember(lockOuts);
  }

  /** Of the registrations those were there that were found to have missed the event: it counts no more. */
  async came(registrationIds: readonly string[], communityEvent: CommunityEvent, telling: Telling): Promise<void> {
    const known = [...(await this.noShows.among(registrationIds)).values()];
    const dropping = known.map((before) => ({ before, after: dropped(before, 'came', telling.now) }));
    await this.drop(dropping, { communityEvent, because: 'came' }, telling);
  }

  /** They count no more, as it is decided, all of one event; nothing is told where nothing has changed. */
  async drop(those: readonly Drop[], about: Dropping, telling: Telling): Promise<void> {
    const changed = those.flatMap(({ before, after }) => (after === before ? [] : [after]));
    await this.noShows.saveAll(changed);
    const rules = new Set(changed.map(({ ruleOf }) => ruleOf));
    for (const ruleOf of rules) {
      const ofRule = changed.filter((one) => one.ruleOf === ruleOf);
      await this.discount(ofRule, about, telling);
    }
  }

  private async discount(noShows: readonly NoShow[], about: Dropping, telling: Telling): Promise<void> {
    const [{ ruleOf }] = noShows as [NoShow];
    const standings = await this.standings.of(ruleOf, [...new Set(noShows.map(({ personId }) => personId))]);
    const before = new Map(standings);
    const lockOuts = noShows.flatMap((noShow) => discounted(noShow, standings, { ...about, ...telling }) ?? []);
    await this.standings.saveAll(changedFrom(before, standings));
    await this.standings.remember(lockOuts);
  }
}

/** As it was, and as it is to be. */
export interface Drop {
  readonly before: NoShow;
  readonly after: NoShow;
}

export interface Dropping {
  readonly communityEvent: CommunityEvent;
  readonly because: DropReason;
  readonly reason?: BilingualTitle;
}

/** The standing of the person with it, told; and the lock-out that it begins or joins. */
function count(
  noShow: NoShow,
  standings: Map<string, Standing>,
  { communityEvent, rule, now, outbox, newId }: Missing & Recording,
): LockOutRecord | undefined {
  const { _id: noShowId, round, personId: residentId, appealUntil, at } = noShow;
  const before = standings.get(residentId) ?? aStanding(rule._id, residentId);
  const after = missed(before, { id: noShowId, at }, { limits: rule, now, lockOutId: newId() });
  standings.set(residentId, after);
  const begun = begunIn(before, after);
  outbox.publish(NoShowRecorded, {
    ...{ noShowId, round, residentId, communityEvent: snapshotOf(communityEvent), counted: after.counted.length },
    ...{ needed: rule.noShows, withinDays: rule.withinDays, appealUntil: appealUntil.toISOString() },
    ...(begun && { lockedOutUntil: begun.until.toISOString() }),
  });
  return after.lockOut && isLockedOut(after, now) ? recordOf(after, after.lockOut) : undefined;
}

/** The standing of the person without it, told; and the lock-out that it was one of. */
function discounted(
  { _id: noShowId, round, personId: residentId, ruleOf }: NoShow,
  standings: Map<string, Standing>,
  { communityEvent, because, reason, now, outbox }: Dropping & Telling,
): LockOutRecord | undefined {
  const before = standings.get(residentId) ?? aStanding(ruleOf, residentId);
  const after = struck(before, noShowId, now);
  standings.set(residentId, after);
  const ended = liftedIn(before, after);
  const fact = { noShowId, round, residentId, communityEvent: snapshotOf(communityEvent), because, ...(reason && { reason }) };
  outbox.publish(NoShowDropped, { ...fact, lockOutEnded: ended !== undefined });
  if (ended) return lifted(before, ended, now);
  return after !== before && after.lockOut && isLockedOut(after, now) ? recordOf(after, after.lockOut) : undefined;
}

const changedFrom = (before: ReadonlyMap<string, Standing>, after: ReadonlyMap<string, Standing>): Standing[] =>
  [...after.values()].filter((standing) => standing !== before.get(standing.personId));
