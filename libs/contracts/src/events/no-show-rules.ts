import { defineCommand, defineQuery } from '../contract';
import { AreaCode, Instant, OneOf, Whole } from '../fields';
import { OutsideOwnArea } from '../shared-errors';

/** Whether an area has a rule of its own, says that there is none, or has that of the nearest area around it. */
export const NO_SHOW_RULE_STATES = ['on', 'off', 'inherited'] as const;
export type NoShowRuleState = (typeof NO_SHOW_RULE_STATES)[number];

const optional = true;

export class SetNoShowRuleBody {
  @AreaCode({ about: 'For which area, and all areas in it that do not say otherwise' }) areaCode: string;
  @OneOf(NO_SHOW_RULE_STATES, { about: 'A rule of its own, none, or that of the nearest area around it' }) state: NoShowRuleState;
  @Whole({ about: 'So many missed events lock a person out; 3 if not given', min: 2, max: 10, example: 3, optional })
  noShows?: number;
  @Whole({ about: 'Within so many days; 90 if not given', min: 7, max: 365, example: 90, optional }) withinDays?: number;
  @Whole({ about: 'For so many days; 30 if not given', min: 1, max: 180, example: 30, optional }) lockedDays?: number;
  @Whole({ about: 'For so many days a missed event can be appealed; 14 if not given', min: 3, max: 60, example: 14, optional })
  appealDays?: number;
}

export class NoShowRuleBody {
  @AreaCode({ about: 'The area that is asked about' }) areaCode: string;
}

export class NoShowRuleView {
  @AreaCode({ about: 'The area that is asked about' }) areaCode: string;
  @OneOf(NO_SHOW_RULE_STATES, { about: 'What the area itself says' }) state: NoShowRuleState;
  @AreaCode({ about: 'The area whose rule holds here; none where nobody is ever locked out', optional }) ruleOf?: string;
  @Whole({ about: 'So many missed events lock a person out', min: 2, max: 10, example: 3, optional }) noShows?: number;
  @Whole({ about: 'Within so many days', min: 7, max: 365, example: 90, optional }) withinDays?: number;
  @Whole({ about: 'For so many days', min: 1, max: 180, example: 30, optional }) lockedDays?: number;
  @Whole({ about: 'For so many days a missed event can be appealed', min: 3, max: 60, example: 14, optional })
  appealDays?: number;
  @Instant({ about: 'When that rule was changed last', example: '2026-11-22T09:00:03+08:00', optional }) changedAt?: string;
}

/**
 * Says after how many missed events nobody can sign up for events of an area for some time. It holds for events that are decided on from then
 * on; whoever is locked out stays so unless there is no rule any more. The same again changes nothing.
 */
export const SetNoShowRule = defineCommand('events.set-no-show-rule', {
  body: SetNoShowRuleBody,
  reply: NoShowRuleView,
  fails: [OutsideOwnArea],
});

/** The rule on missed events that holds in an area, and whose it is. */
export const GetNoShowRule = defineQuery('events.get-no-show-rule', { body: NoShowRuleBody, reply: NoShowRuleView });
