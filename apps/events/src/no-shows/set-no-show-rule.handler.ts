import { ChangeRecorded, NoShowRuleView, SetNoShowRule, SetNoShowRuleBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { recordOf, ruled, viewOf } from './no-show-rule';
import { NoShowRuleStore } from './no-show-rule.store';

@Handles(SetNoShowRule, { publishes: [ChangeRecorded], oneAtATimePer: ({ areaCode }) => areaCode })
export class SetNoShowRuleHandler {
  constructor(private readonly rules: NoShowRuleStore) {}

  async handle(command: SetNoShowRuleBody, context: MessageContext): Promise<NoShowRuleView> {
    const { areaCode } = command;
    const all = await this.rules.allAround(areaCode);
    const before = all.find(({ _id }) => _id === areaCode);
    const rule = ruled(before, command, context);
    if (rule === before) return viewOf(areaCode, all);
    await this.rules.save(before, rule);
    const change = { before: before && recordOf(before), after: recordOf(rule) };
    context.outbox.record({ thing: 'no-show-rule', thingId: areaCode, areaCode, ...change });
    return viewOf(areaCode, [...all.filter((one) => one !== before), rule]);
  }
}
