import { Acting } from '@linli/contracts';
import { NoShowRuleState, NoShowRuleView, SetNoShowRuleBody } from '@linli/contracts/events';
import { assertOwnArea } from '../community-events/community-event';
import { present } from '../community-events/details';

/** After how many missed events nobody can sign up, and for how long. */
export interface NoShowLimits {
  readonly noShows: number;
  readonly withinDays: number;
  readonly lockedDays: number;
  readonly appealDays: number;
}

/** What one area says of missed events. */
export interface NoShowRule extends NoShowLimits {
  /** The area. */
  readonly _id: string;
  readonly state: NoShowRuleState;
  readonly revision: number;
  readonly changedAt: Date;
}

/** Three in ninety days lock out for thirty; two weeks to appeal. */
export const USUAL_LIMITS: NoShowLimits = { noShows: 3, withinDays: 90, lockedDays: 30, appealDays: 14 };

const SHORTEST_CODE = 4;

/** The codes of the area and of all that may be around it, shortest first. */
export const around = (areaCode: string): string[] =>
  Array.from({ length: Math.max(0, areaCode.length - SHORTEST_CODE + 1) }, (_each, at) => areaCode.slice(0, SHORTEST_CODE + at));

/** What the area says from now on; what is not given stays as it was. The rule of before where nothing changes. */
export function ruled(
  before: NoShowRule | undefined,
  { areaCode, state, noShows, withinDays, lockedDays, appealDays }: SetNoShowRuleBody,
  { actor, now }: Acting,
): NoShowRule {
  assertOwnArea(actor, areaCode);
  const limits = { ...USUAL_LIMITS, ...before, ...present({ noShows, withinDays, lockedDays, appealDays }) };
  const after = { ...limits, _id: areaCode, state, revision: (before?.revision ?? 0) + 1, changedAt: now };
  return before && isSame(before, after) ? before : after;
}

/** Of what the areas around a place say, the rule that holds there: that of the nearest which says anything. */
export function ruleAmong(rules: readonly NoShowRule[]): NoShowRule | undefined {
  const [nearest] = rules
    .filter(({ state }) => state !== 'inherited')
    .toSorted((one, other) => other._id.length - one._id.length);
  return nearest?.state === 'on' ? nearest : undefined;
}

/** What is to be read of the area, with the rule that holds there. */
export function viewOf(areaCode: string, rules: readonly NoShowRule[]): NoShowRuleView {
  const [own, holding] = [rules.find(({ _id }) => _id === areaCode), ruleAmong(rules)];
  const state = own?.state ?? 'inherited';
  if (!holding) return { areaCode, state };
  const { _id: ruleOf, changedAt } = holding;
  return { areaCode, state, ruleOf, ...limitsOf(holding), changedAt: changedAt.toISOString() };
}

/** As the audit knows it. */
export const recordOf = (rule: NoShowRule): object => ({ areaCode: rule._id, state: rule.state, ...limitsOf(rule) });

const limitsOf = ({ noShows, withinDays, lockedDays, appealDays }: NoShowLimits): NoShowLimits => ({
  ...{ noShows, withinDays, lockedDays, appealDays },
});

const isSame = (one: NoShowRule, other: NoShowRule): boolean => JSON.stringify(recordOf(one)) === JSON.stringify(recordOf(other));
