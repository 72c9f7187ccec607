import { ChangeRecorded, SetStops, SetStopsBody, StopsRetimed, StopsView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEvent } from '../community-events/community-event';
import { CommunityEventStore } from '../community-events/community-event.store';
import { LineStore } from './line.store';
import { LineBook } from './line-book.desk';
import { isRetimed, retimedFacts } from './retimed';
import { assertKeepsRides, Line, ONE_LANE, recordOf, withStops } from './stop';
import { viewOf } from './stop.view';

@Handles(SetStops, { publishes: [ChangeRecorded, StopsRetimed], oneAtATimePer: ONE_LANE })
export class SetStopsHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly lines: LineStore,
    private readonly book: LineBook,
  ) {}

  async handle(command: SetStopsBody, { actor, now, outbox }: MessageContext): Promise<StopsView> {
    const { eventId } = command;
    const communityEvent = await this.communityEvents.get(eventId);
    const before = await this.lines.of(eventId);
    const line = withStops(command, { communityEvent, before, actor, now });
    assertKeepsRides(line.stops, await this.book.ridesLostBy(line));
    await this.lines.save(before, line);
    if (before) await this.tell({ before, after: line }, communityEvent, outbox);
    const { areaCode } = communityEvent;
    outbox.record({
      ...{ thing: 'stops', thingId: eventId, areaCode },
      ...(before && { before: recordOf(before) }),
      after: recordOf(line),
    });
    return viewOf(line, await this.book.runOf(communityEvent, undefined));
  }

  /** A family that stands at its stop at the time of before would miss its bus. */
  private async tell(
    change: { before: Line; after: Line },
    communityEvent: CommunityEvent,
    outbox: MessageContext['outbox'],
  ): Promise<void> {
    const rides = await this.book.rides(communityEvent._id, (ride) => isRetimed(ride, change));
    for (const fact of retimedFacts(rides, change, communityEvent)) outbox.publish(StopsRetimed, fact);
  }
}
