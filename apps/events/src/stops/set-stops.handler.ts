import { ChangeRecorded, SetStops, SetStopsBody, StopsView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { LineStore } from './line.store';
import { LineBook } from './line-book.desk';
import { assertKeepsRides, ONE_LANE, recordOf, withStops } from './stop';
import { viewOf } from './stop.view';

@Handles(SetStops, { publishes: [ChangeRecorded], oneAtATimePer: ONE_LANE })
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
    const { areaCode } = communityEvent;
    outbox.record({
      ...{ thing: 'stops', thingId: eventId, areaCode },
      ...(before && { before: recordOf(before) }),
      after: recordOf(line),
    });
    return viewOf(line, await this.book.runOf(communityEvent, undefined));
  }
}
