import { ChangeRecorded, CommunityEventView, CreateCommunityEvent, CreateCommunityEventBody } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { SeriesStore } from '../series/series.store';
import { UnitStore } from '../units/unit.store';
import { draft } from './community-event';
import { CommunityEventStore } from './community-event.store';
import { viewOf } from './community-event.view';

@Handles(CreateCommunityEvent, { publishes: [ChangeRecorded] })
export class CreateCommunityEventHandler {
  constructor(
    private readonly communityEvents: CommunityEventStore,
    private readonly series: SeriesStore,
    private readonly units: UnitStore,
  ) {}

  async handle(command: CreateCommunityEventBody, context: MessageContext): Promise<CommunityEventView> {
    const communityEvent = draft(newId(), command, context);
    await this.series.assertTakes(command.seriesId, command.areaCode);
    await this.units.assertSpokenFor(context.actor, command.unitId);
    await this.communityEvents.insert(communityEvent);
    context.outbox.record({ thing: 'community-event', after: communityEvent });
    return viewOf(communityEvent);
  }
}
