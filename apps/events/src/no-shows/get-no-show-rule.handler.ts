import { GetNoShowRule, NoShowRuleBody, NoShowRuleView } from '@linli/contracts/events';
import { Handles } from '@linli/messaging';
import { viewOf } from './no-show-rule';
import { NoShowRuleStore } from './no-show-rule.store';

@Handles(GetNoShowRule)
export class GetNoShowRuleHandler {
  constructor(private readonly rules: NoShowRuleStore) {}

  async handle({ areaCode }: NoShowRuleBody): Promise<NoShowRuleView> {
    return viewOf(areaCode, await this.rules.allAround(areaCode));
  }
}
