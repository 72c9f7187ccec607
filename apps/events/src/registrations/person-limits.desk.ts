import { Hear, Looking, Outcome } from '@linli/messaging';
import { Injectable } from '@nestjs/common';
import { CommunityEvent } from '../community-events/community-event';
import { SeriesLimits } from '../series/series-limits.desk';
import { Asked, TurnNeeded } from '../turns/turns.desk';
import { UnitLimits } from '../units/unit-limits.desk';

/** At how many events one person has places, as the series and the units of these say. */
@Injectable()
export class PersonLimits {
  constructor(
    private readonly units: UnitLimits,
    private readonly series: SeriesLimits,
  ) {}

  /** Undefined where there is nothing to ask. */
  lookUp(requests: readonly Looking<object>[], communityEvent: CommunityEvent): Promise<void> | undefined {
    return this.units.lookUp(requests, communityEvent);
  }

  /** Has the request heard; where there is a limit, in the turn of its person: first at the unit, then at the series. */
  async around(asked: Asked, hear: Hear): Promise<Outcome> {
    try {
      return await hear();
    } catch (refusal) {
      if (!(refusal instanceof TurnNeeded)) throw refusal;
      const again = () => this.around(asked, hear);
      return refusal.at === 'unit' ? this.units.inTurn(refusal, asked, again) : this.series.inTurn(refusal, asked, again);
    }
  }

  /** Throws what the person is told who has come to a limit, or TurnNeeded. `because` names the field that has led to the event. */
  assertRoom(communityEvent: CommunityEvent, request: object, because: string): void {
    this.units.assertRoom(communityEvent, request, because);
    this.series.assertCounted(communityEvent, request);
  }
}
