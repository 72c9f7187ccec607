import { BilingualTitle } from '@linli/contracts';
import { AcceptNoShowAppeal, AnswerNoShowBody, ChangeRecorded, NoShowDropped, NoShowView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ExcusingDesk } from './excusing.desk';
import { answered, NoShow } from './no-show';

@Handles(AcceptNoShowAppeal, { publishes: [ChangeRecorded, NoShowDropped], oneAtATimePer: ({ noShowId }) => noShowId })
export class AcceptNoShowAppealHandler {
  constructor(private readonly desk: ExcusingDesk) {}

  handle(body: AnswerNoShowBody, context: MessageContext): Promise<NoShowView> {
    const excuse = {
      because: 'appeal-accepted',
      decide: (before: NoShow, reason: BilingualTitle) => answered(before, { verdict: 'accepted', reason }, context),
    } as const;
    return this.desk.excuse(body, excuse, context);
  }
}
