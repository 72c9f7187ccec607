import { ChangeRecorded, PickUpRuleView, SetPickUpRule, SetPickUpRuleBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { noPickUpRule, ruled, ruleViewOf } from './pick-up-rule';
import { PickUpRuleStore } from './pick-up-rule.store';

@Handles(SetPickUpRule, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class SetPickUpRuleHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly rules: PickUpRuleStore,
  ) {}

  async handle({ eventId, ...asked }: SetPickUpRuleBody, { actor, outbox }: MessageContext): Promise<PickUpRuleView> {
    const communityEvent = await this.communityEvents.get(eventId);
    const before = (await this.rules.of(eventId)) ?? noPickUpRule(eventId);
    const rule = ruled(before, asked, { actor, communityEvent });
    if (rule === before) return ruleViewOf(rule);
    await this.rules.save(rule);
    const { areaCode } = communityEvent;
    outbox.record({ thing: 'pick-up-rule', thingId: eventId, areaCode, before: ruleViewOf(before), after: ruleViewOf(rule) });
    return ruleViewOf(rule);
  }
}
