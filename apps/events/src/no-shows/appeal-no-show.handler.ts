import { AppealNoShow, AppealNoShowBody, NoShowView } from '@linli/contracts/events';
import { Handles, MessageContext } from '@linli/messaging';
import { appealed } from './no-show';
import { NoShowStore } from './no-show.store';
import { viewOf } from './no-show.view';

@Handles(AppealNoShow, { oneAtATimePer: ({ noShowId }) => noShowId })
export class AppealNoShowHandler {
  constructor(private readonly noShows: NoShowStore) {}

  async handle({ noShowId, words }: AppealNoShowBody, context: MessageContext): Promise<NoShowView> {
    const before = await this.noShows.get(noShowId);
    const after = appealed(before, words, context);
    if (after !== before) await this.noShows.saveAll([after]);
    return viewOf(after, { inFull: true });
  }
}
