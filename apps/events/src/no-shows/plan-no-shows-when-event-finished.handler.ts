import { CommunityEventFinished, CommunityEventFinishedBody } from '@linli/contracts/events';
import { When } from '@linli/messaging';
import { planned } from './reckoning';
import { ReckoningStore } from './reckoning.store';

@When(CommunityEventFinished, 'plan-no-shows-when-event-finished')
export class PlanNoShowsWhenEventFinishedHandler {
  constructor(private readonly reckonings: ReckoningStore) {}

  async handle({ communityEvent: { id, endsAt } }: CommunityEventFinishedBody): Promise<void> {
    await this.reckonings.plan(planned(id, new Date(endsAt)));
  }
}
