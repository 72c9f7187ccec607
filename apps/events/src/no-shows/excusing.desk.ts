import { BilingualTitle, inBothLanguages } from '@linli/contracts';
import { AnswerNoShowBody, DropReason, NoShowView } from '@linli/contracts/events';
import { MessageContext } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEventStore } from '../community-events/community-event.store';
import { NoShow } from './no-show';
import { NoShowDesk } from './no-show.desk';
import { NoShowStore } from './no-show.store';
import { recordOf, viewOf } from './no-show.view';

/** How organisers let a missed event go. */
interface Excuse {
  readonly because: DropReason;
  /** The missed event with it; as it was where that changes nothing. */
  decide(before: NoShow, reason: BilingualTitle): NoShow;
}

/** Where organisers say that a missed event does not count, in the transaction of the handler. */
@Injectable()
export class ExcusingDesk {
  constructor(
    private readonly noShows: NoShowStore,
    private readonly communityEvents: CommunityEventStore,
    private readonly desk: NoShowDesk,
  ) {}

  /** Told and put on record; throws NoShowNotFound, and what the decision throws. */
  async excuse(
    { noShowId, reason }: AnswerNoShowBody,
    { because, decide }: Excuse,
    context: MessageContext,
  ): Promise<NoShowView> {
    const before = await this.noShows.get(noShowId);
    const after = decide(before, reason);
    if (after === before) return viewOf(before, { inFull: false });
    const communityEvent = await this.communityEvents.get(before.eventId);
    await this.desk.drop([{ before, after }], { communityEvent, because, reason }, context);
    const why = inBothLanguages(reason);
    context.outbox.record({ thing: 'no-show', before: recordOf(before), after: recordOf(after), why });
    return viewOf(after, { inFull: false });
  }
}
