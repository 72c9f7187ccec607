import { Acting, Actor, BilingualTitle, NotOwner } from '@linli/contracts';
import {
  AppealedAlready,
  AppealNotOpen,
  AppealState,
  AppealTooLate,
  DropReason,
  NoShowNotCounting,
  NoShowState,
  OwnNoShow,
} from '@linli/contracts/events';
import { assertOwnArea, CommunityEvent } from '../community-events/community-event';
import { Registration } from '../registrations/registration';
import { around, NoShowRule } from './no-show-rule';

const DAY_MS = 86_400_000;

/** That nobody of a party with a place came, as it was decided when the event had been over for some time. */
export interface NoShow {
  /** Of the registration: nothing is decided twice. */
  readonly _id: string;
  readonly eventId: string;
  /** Of the event. */
  readonly areaCode: string;
  /** The area whose rule it was decided by. */
  readonly ruleOf: string;
  readonly personId: string;
  /** When the event ended. */
  readonly at: Date;
  readonly decidedAt: Date;
  readonly appealUntil: Date;
  readonly state: NoShowState;
  /** Counts up where it counts anew. */
  readonly round: number;
  readonly version: number;
  /** Why organisers have waived it. */
  readonly reason?: BilingualTitle;
  /** In the words of the person, sealed in the store. */
  readonly words?: string;
  readonly appeal?: Appeal;
  /** When it was appealed. */
  readonly appealedAt?: Date;
  /** While an appeal waits: the event's area and all around it, to find it by. */
  readonly openIn?: readonly string[];
}

export interface Appeal {
  readonly state: AppealState;
  readonly answer?: BilingualTitle;
  readonly answeredAt?: Date;
}

interface Deciding {
  readonly communityEvent: CommunityEvent;
  readonly rule: NoShowRule;
  readonly before: NoShow | undefined;
  readonly now: Date;
}

/** The missed event as it counts from now on; undefined where it counts already, or was waived or excused for good. */
export function decided({ _id, residentId }: Registration, deciding: Deciding): NoShow | undefined {
  const { communityEvent, rule, before, now } = deciding;
  if (before && before.state !== 'came') return undefined;
  const { words, appeal, appealedAt } = before ?? {};
  return {
    ...{ _id, eventId: communityEvent._id, areaCode: communityEvent.areaCode, ruleOf: rule._id, personId: residentId },
    ...{ at: communityEvent.endsAt, decidedAt: now, appealUntil: new Date(now.getTime() + rule.appealDays * DAY_MS) },
    ...{ state: 'counts', round: (before?.round ?? 0) + 1, version: (before?.version ?? 0) + 1 },
    // What needed no answer may be said anew.
    ...(appeal && appeal.state !== 'settled' && { words, appeal, appealedAt }),
  };
}

const STATE_AFTER: Readonly<Record<DropReason, NoShowState>> = {
  came: 'came',
  waived: 'waived',
  'appeal-accepted': 'excused',
};

/** It counts no more; the same where it does not count as it is. An appeal that waits needs no answer then. */
export function dropped(noShow: NoShow, because: DropReason, now: Date): NoShow {
  if (noShow.state !== 'counts') return noShow;
  const { openIn: _open, appeal, ...rest } = noShow;
  const left = appeal?.state === 'open' ? { ...appeal, state: 'settled' as const, answeredAt: now } : appeal;
  return { ...rest, ...(left && { appeal: left }), state: STATE_AFTER[because], version: noShow.version + 1 };
}

/** It counts no more because organisers say so; throws OwnNoShow. */
export function waived(noShow: NoShow, reason: BilingualTitle, acting: Acting): NoShow {
  assertDecidesOn(noShow, acting.actor);
  const after = dropped(noShow, 'waived', acting.now);
  return after === noShow ? noShow : { ...after, reason: { zh: reason.zh, en: reason.en } };
}

/** With what the person says of it; throws NotOwner, NoShowNotCounting, AppealTooLate or AppealedAlready. */
export function appealed(noShow: NoShow, given: string, { actor, now }: Acting): NoShow {
  if (noShow.personId !== actor.id) throw new NotOwner();
  const words = given.trim();
  if (noShow.appeal) {
    if (noShow.appeal.state === 'open' && noShow.words === words) return noShow;
    throw new AppealedAlready();
  }
  if (noShow.state !== 'counts') throw new NoShowNotCounting();
  if (now >= noShow.appealUntil) throw new AppealTooLate({ until: noShow.appealUntil.toISOString() });
  const appeal: Appeal = { state: 'open' };
  return { ...noShow, words, appeal, appealedAt: now, openIn: around(noShow.areaCode), version: noShow.version + 1 };
}

interface Answer {
  readonly verdict: 'accepted' | 'rejected';
  readonly reason: BilingualTitle;
}

/** With the answer to its appeal; the same where it was answered so before. Throws OwnNoShow or AppealNotOpen. */
export function answered(noShow: NoShow, { verdict, reason }: Answer, { actor, now }: Acting): NoShow {
  assertDecidesOn(noShow, actor);
  const { appeal } = noShow;
  if (appeal?.state === verdict) return noShow;
  if (appeal?.state !== 'open') throw new AppealNotOpen();
  const { openIn: _open, ...rest } = noShow;
  const answer = { ...appeal, state: verdict, answer: { zh: reason.zh, en: reason.en }, answeredAt: now };
  const after = { ...rest, appeal: answer, version: noShow.version + 1 };
  return verdict === 'accepted' ? { ...after, state: STATE_AFTER['appeal-accepted'] } : after;
}

/** Throws OutsideOwnArea unless the actor works for the event's area, and OwnNoShow where it is theirs. */
function assertDecidesOn({ areaCode, personId }: NoShow, actor: Actor): void {
  assertOwnArea(actor, areaCode);
  if (personId === actor.id) throw new OwnNoShow();
}
