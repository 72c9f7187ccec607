import { ChangeRecorded, CommunityEventView, CopyCommunityEvent, CopyCommunityEventBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { copiedDoor, rulesOf } from '../check-in/door';
import { DoorStore } from '../check-in/door.store';
import { ruleViewOf } from '../pick-up/pick-up-rule';
import { PickUpRuleStore } from '../pick-up/pick-up-rule.store';
import { SeriesStore } from '../series/series.store';
import { LineStore } from '../stops/line.store';
import { copiedLine, recordOf } from '../stops/stop';
import { CommunityEvent } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';
import { copyOf } from './event-copy';

@Handles(CopyCommunityEvent, { publishes: [ChangeRecorded] })
export class CopyCommunityEventHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
    private readonly lines: LineStore,
    private readonly pickUpRules: PickUpRuleStore,
    private readonly doors: DoorStore,
  ) {}

  async handle({ eventId, ...times }: CopyCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const original = await this.joinable(await this.communityEvents.get(eventId));
    const communityEvent = copyOf(original, { id: newId(), times }, context);
    await this.communityEvents.insert(communityEvent);
    context.outbox.record({ thing: 'community-event', after: communityEvent });
    await this.copyStops(eventId, communityEvent, context);
    await this.copyPickUpRule(eventId, communityEvent, context);
    await this.copyDoorRules(eventId, communityEvent, context);
    return viewOf(communityEvent);
  }

  private async copyStops(
    from: string,
    { _id: thingId, areaCode }: CommunityEvent,
    { now, outbox }: MessageContext,
  ): Promise<void> {
    const line = await this.lines.of(from);
    if (!line) return;
    const copy = copiedLine(line, thingId, now);
    await this.lines.save(undefined, copy);
    outbox.record({ thing: 'stops', thingId, areaCode, after: recordOf(copy) });
  }

  private async copyPickUpRule(
    from: string,
    { _id: thingId, areaCode }: CommunityEvent,
    { outbox }: MessageContext,
  ): Promise<void> {
    const rule = await this.pickUpRules.of(from);
    if (!rule) return;
    const copy = { ...rule, _id: thingId, version: 1 };
    await this.pickUpRules.save(copy);
    outbox.record({ thing: 'pick-up-rule', thingId, areaCode, after: ruleViewOf(copy) });
  }

  private async copyDoorRules(
    from: string,
    { _id: thingId, areaCode }: CommunityEvent,
    { outbox }: MessageContext,
  ): Promise<void> {
    const door = await this.doors.get(from);
    // Nobody has ever said anything.
    if (door.version === 0) return;
    const copy = copiedDoor(door, thingId);
    await this.doors.save(copy);
    outbox.record({ thing: 'door-rules', thingId, areaCode, after: rulesOf(copy) });
  }

  /** No event can join a series that has ended. */
  private async joinable({ seriesId, ...communityEvent }: CommunityEvent): Promise<CommunityEvent> {
    const isOpen = seriesId !== undefined && (await this.series.isOpen(seriesId));
    return { ...communityEvent, ...(isOpen && { seriesId }) };
  }
}
