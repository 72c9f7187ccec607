import {
  ChangeRecorded,
  CommunityEventDetailsChanged,
  CommunityEventView,
  EditEventDetails,
  EditEventDetailsBody,
} from '@linli/contracts/events';
import { Asking, HandlesTogether, Hear, JointHandler, MessageContext, Outcome } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { concerned, placeUntil } from '../registrations/still-to-come';
import { SeriesStore } from '../series/series.store';
import { UnitStore } from '../units/unit.store';
import { assertOwnArea } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { snapshotOf, viewOf } from './community-event.view';
import { editDetails, isElsewhere } from './edited';

@HandlesTogether(EditEventDetails, { at: SignUpDesk, publishes: [ChangeRecorded, CommunityEventDetailsChanged] })
export class EditEventDetailsHandler implements JointHandler<EditEventDetailsBody, CommunityEventView, OpenRoll> {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
    private readonly units: UnitStore,
  ) {}

  /** Asks for the series beforehand, for a sitting reads nothing; where an event is held never changes. */
  keyOf({ eventId, seriesId }: EditEventDetailsBody): string | Promise<string> {
    return seriesId === undefined ? eventId : this.joining(eventId, seriesId);
  }

  /** Whoever names a unit has to be of it; that is asked beforehand, too. */
  async around({ eventId, unitId }: EditEventDetailsBody, { actor }: Asking, hear: Hear): Promise<Outcome> {
    if (unitId !== undefined) {
      assertOwnArea(actor, (await this.communityEvents.get(eventId)).areaCode);
      await this.units.assertSpokenFor(actor, unitId);
    }
    return hear();
  }

  handle(command: EditEventDetailsBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = editDetails(before, command, context);
    roll.apply({ communityEvent, changed: [] });
    if (communityEvent.status !== 'draft')
      context.outbox.publish(CommunityEventDetailsChanged, {
        communityEvent: snapshotOf(communityEvent),
        ...(isElsewhere(communityEvent, before) && {
          previousPlace: before.place,
          ...concerned(before, placeUntil(before, context.now)),
        }),
      });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }

  private async joining(eventId: string, seriesId: string): Promise<string> {
    const { areaCode } = await this.communityEvents.get(eventId);
    await this.series.assertTakes(seriesId, areaCode);
    return eventId;
  }
}
