import { redactText } from '@linli/contracts';
import { AppealView, LockOutView, NoShowView } from '@linli/contracts/events';
import { LockOutRecord } from './lock-out';
import { NoShow } from './no-show';

/** The missed event as the person sees it, or as others do: without the numbers that may stand in an appeal. */
export function viewOf(noShow: NoShow, { inFull }: { inFull: boolean }): NoShowView {
  const { _id: id, eventId, personId: residentId, ruleOf, state, at, decidedAt, appealUntil, reason } = noShow;
  return {
    ...{ id, eventId, residentId, ruleOf, state, at: at.toISOString(), decidedAt: decidedAt.toISOString() },
    appealUntil: appealUntil.toISOString(),
    ...(reason && { reason }),
    ...(noShow.appeal && { appeal: appealOf(noShow, inFull) }),
  };
}

/** As the audit knows it: without what the person has said. */
export const recordOf = ({ _id, eventId, areaCode, state, reason, appeal }: NoShow): object => ({
  ...{ _id, eventId, areaCode, state, reason },
  ...(appeal && { appeal: appeal.state, answer: appeal.answer }),
});

export const lockOutViewOf = ({
  _id: id,
  ruleOf,
  startsAt,
  endsAt,
  liftedAt,
  needed,
  noShowIds,
}: LockOutRecord): LockOutView => ({
  ...{ id, ruleOf, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), needed, noShowIds: [...noShowIds] },
  ...(liftedAt && { liftedAt: liftedAt.toISOString() }),
});

function appealOf({ appeal, words = '', appealedAt }: NoShow, inFull: boolean): AppealView {
  const { state = 'open', answer, answeredAt } = appeal ?? {};
  return {
    ...{ state, at: (appealedAt as Date).toISOString(), words: inFull ? words : redactText(words) },
    ...(answer && { answer }),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
  };
}
