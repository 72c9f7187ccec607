import { ChangeRecorded, DoorRulesView, SetDoorRules, SetDoorRulesBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { assertAtTheDoors } from './check-in';
import { ruled, rulesOf } from './door';
import { DoorStore } from './door.store';

@Handles(SetDoorRules, { publishes: [ChangeRecorded], oneAtATimePer: ({ eventId }) => eventId })
export class SetDoorRulesHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly doors: DoorStore,
  ) {}

  async handle({ eventId, ...rules }: SetDoorRulesBody, { actor, outbox }: MessageContext): Promise<DoorRulesView> {
    const { areaCode } = await this.communityEvents.get(eventId);
    assertAtTheDoors(actor, areaCode);
    const door = await this.doors.get(eventId);
    const after = ruled(door, rules);
    await this.doors.save(after);
    outbox.record({ thing: 'door-rules', thingId: eventId, areaCode, before: rulesOf(door), after: rulesOf(after) });
    return { eventId, ...rulesOf(after) };
  }
}
