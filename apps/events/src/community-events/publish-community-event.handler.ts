import {
  ChangeRecorded,
  CommunityEventIdBody,
  CommunityEventPublished,
  CommunityEventView,
  ProgrammeAnnounced,
  PublishCommunityEvent,
  SeriesEventPublished,
} from '@linli/contracts/events';
import { HandlesTogether, JointHandler, Looking, MessageContext } from '@linli/messaging';
import { OpenRoll, SignUpDesk } from '../registrations/sign-up.desk';
import { programmeFact } from '../sessions/announcing';
import { SessionsKnown } from '../sessions/sessions-known.desk';
import { publish } from './community-event';
import { snapshotOf, viewOf } from './community-event.view';

@HandlesTogether(PublishCommunityEvent, {
  at: SignUpDesk,
  publishes: [ChangeRecorded, CommunityEventPublished, ProgrammeAnnounced, SeriesEventPublished],
})
export class PublishCommunityEventHandler implements JointHandler<CommunityEventIdBody, CommunityEventView, OpenRoll> {
  constructor(private readonly sessions: SessionsKnown) {}

  keyOf({ eventId }: CommunityEventIdBody): string {
    return eventId;
  }

  lookUp(requests: readonly Looking<CommunityEventIdBody>[], { communityEvent }: OpenRoll): Promise<void> | undefined {
    return this.sessions.lookUpAll(requests, communityEvent);
  }

  handle(command: CommunityEventIdBody, context: MessageContext, roll: OpenRoll): CommunityEventView {
    const before = roll.communityEvent;
    const communityEvent = publish(before, context);
    roll.apply({ communityEvent, changed: [] });
    const snapshot = snapshotOf(communityEvent);
    context.outbox.publish(CommunityEventPublished, { communityEvent: snapshot });
    // Others may have been set in this very sitting.
    const sessions = roll.sessionsAnew ?? this.sessions.of(command).sessions;
    if (sessions.length > 0) context.outbox.publish(ProgrammeAnnounced, programmeFact(communityEvent, sessions));
    const { seriesId } = communityEvent;
    if (seriesId !== undefined) context.outbox.publish(SeriesEventPublished, { seriesId, communityEvent: snapshot });
    context.outbox.record({ thing: 'community-event', before, after: communityEvent });
    return viewOf(communityEvent);
  }
}
