import { AcceptNoShowAppeal, AnswerNoShowBody, ChangeRecorded, NoShowDropped, NoShowView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { CommunityEventStore } from '../community-events/community-event.store';
import { answered } from './no-show';
import { NoShowDesk } from './no-show.desk';
import { NoShowStore } from './no-show.store';
import { recordOf, viewOf } from './no-show.view';

@Handles(AcceptNoShowAppeal, { publishes: [ChangeRecorded, NoShowDropped], oneAtATimePer: ({ noShowId }) => noShowId })
export class AcceptNoShowAppealHandler {
  constructor(
    private readonly noShows: NoShowStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly desk: NoShowDesk,
  ) {}

  async handle({ noShowId, reason }: AnswerNoShowBody, context: MessageContext): Promise<NoShowView> {
    const before = await this.noShows.get(noShowId);
    const after = answered(before, { verdict: 'accepted', reason }, context);
    if (after === before) return viewOf(before, { inFull: false });
    const communityEvent = await this.communityEvents.get(before.eventId);
    await this.desk.drop([{ before, after }], { communityEvent, because: 'appeal-accepted', reason }, context);
    const why = `${reason.zh} / ${reason.en}`;
    context.outbox.record({ thing: 'no-show', before: recordOf(before), after: recordOf(after), why });
    return viewOf(after, { inFull: false });
  }
}
