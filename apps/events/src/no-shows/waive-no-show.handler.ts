import { BilingualTitle } from '@linli/contracts';
import { AnswerNoShowBody, ChangeRecorded, NoShowDropped, NoShowView, WaiveNoShow } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { ExcusingDesk } from './excusing.desk';
import { NoShow, waived } from './no-show';

@Handles(WaiveNoShow, { publishes: [ChangeRecorded, NoShowDropped], oneAtATimePer: ({ noShowId }) => noShowId })
export class WaiveNoShowHandler {
  constructor(private readonly desk: ExcusingDesk) {}

  handle(body: AnswerNoShowBody, context: MessageContext): Promise<NoShowView> {
    const excuse = {
      because: 'waived',
      decide: (before: NoShow, reason: BilingualTitle) => waived(before, reason, context),
    } as const;
    return this.desk.excuse(body, excuse, context);
  }
}
