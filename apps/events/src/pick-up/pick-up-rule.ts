import { Actor, clockTime } from '@linli/contracts';
import { PickUpRuleView, SetPickUpRuleBody } from '@linli/contracts/events';
import { DEFAULT_TIME_ZONE } from '@linli/contracts/gateway';
import { assertAtTheDoors } from '../check-in/check-in';
import { CommunityEvent } from '../community-events/community-event';

/** Whether nobody leaves one event without somebody who may fetch them. */
export interface PickUpRule {
  /** The event. */
  readonly _id: string;
  readonly required: boolean;
  /** On whose clocks a day begins. */
  readonly timeZone: string;
  readonly version: number;
}

/** People leave an event as they like where nobody has said otherwise. */
export const noPickUpRule = (eventId: string): PickUpRule => ({
  ...{ _id: eventId, required: false, timeZone: DEFAULT_TIME_ZONE, version: 0 },
});

type Asked = Pick<SetPickUpRuleBody, 'required' | 'timeZone'>;

/** The rule from now on; the one that is there where it says the same. Throws OutsideOwnArea. */
export function ruled(before: PickUpRule, { required, timeZone = before.timeZone }: Asked, by: Ruling): PickUpRule {
  assertAtTheDoors(by.actor, by.communityEvent.areaCode);
  if (before.required === required && before.timeZone === timeZone) return before;
  return { ...before, required, timeZone, version: before.version + 1 };
}

interface Ruling {
  readonly actor: Actor;
  readonly communityEvent: CommunityEvent;
}

export const ruleViewOf = ({ _id: eventId, required, timeZone }: PickUpRule): PickUpRuleView => ({ eventId, required, timeZone });

/** The day that it is where the event is, such as `2027-07-05`. */
export const dayOf = (at: Date, { timeZone }: Pick<PickUpRule, 'timeZone'>): string => clockTime(at, timeZone).slice(0, 10);
