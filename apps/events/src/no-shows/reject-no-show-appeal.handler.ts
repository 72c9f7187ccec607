import { inBothLanguages } from '@linli/contracts';
import { AnswerNoShowBody, ChangeRecorded, NoShowAppealRejected, NoShowView, RejectNoShowAppeal } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { snapshotOf } from '../community-events/community-event.view';
import { answered } from './no-show';
import { NoShowStore } from './no-show.store';
import { recordOf, viewOf } from './no-show.view';

@Handles(RejectNoShowAppeal, {
  publishes: [ChangeRecorded, NoShowAppealRejected],
  oneAtATimePer: ({ noShowId }) => noShowId,
})
export class RejectNoShowAppealHandler {
  constructor(
    private readonly noShows: NoShowStore,
    private readonly communityEvents: CommunityEventStore,
  ) {}

  async handle({ noShowId, reason }: AnswerNoShowBody, context: MessageContext): Promise<NoShowView> {
    const before = await this.noShows.get(noShowId);
    const after = answered(before, { verdict: 'rejected', reason }, context);
    if (after === before) return viewOf(before, { inFull: false });
    await this.noShows.saveAll([after]);
    const { round, personId: residentId, eventId } = after;
    const communityEvent = snapshotOf(await this.communityEvents.get(eventId));
    context.outbox.publish(NoShowAppealRejected, { noShowId, round, residentId, communityEvent, reason });
    const why = inBothLanguages(reason);
    context.outbox.record({ thing: 'no-show', before: recordOf(before), after: recordOf(after), why });
    return viewOf(after, { inFull: false });
  }
}
