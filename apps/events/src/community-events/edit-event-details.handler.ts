import {
  ChangeRecorded,
  CommunityEventDetailsChanged,
  CommunityEventView,
  EditEventDetails,
  EditEventDetailsBody,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { SeriesStore } from '../series/series.store';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';
import { editDetails } from './edited';

@HandlesTogether(EditEventDetails, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventDetailsChanged] })
export class EditEventDetailsHandler implements JointHandler<EditEventDetailsBody, CommunityEventView, OpenRoll> {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
  ) {}

  /** Asks for the series beforehand, for a sitting reads nothing; where an event is held never changes. */
  keyOf({ eventId, seriesId }: EditEventDetailsBody): string | Promise<string> {
    return seriesId === undefined ? eventId : this.joining(eventId, seriesId);
  }

  handle(command: EditEventDetailsBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = editDetails(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    if (communityEvent.status !== 'draft')
      context.outbox.publish(CommunityEventDetailsChanged, { communityEvent: snapshotOf(communityEvent) });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }

  private async joining(eventId: string, seriesId: string): Promise<string> {
    const { areaCode } = await this.communityEvents.get(eventId);
    await this.series.assertTakes(seriesId, areaCode);
    return eventId;
  }
}
