import { UnitsTold, UnitsToldBody } from '@linli/contracts/business-service';
import { UnitsAskedFor } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { told } from './census';
import { CensusStore } from './census.store';

@When(UnitsTold, 'go-on-asking-for-units-when-told', { publishes: [UnitsAskedFor] })
export class GoOnAskingForUnitsWhenToldHandler {
  constructor(private readonly censuses: CensusStore) {}

  async handle({ next }: UnitsToldBody, { now, outbox }: MessageContext): Promise<void> {
    const before = await this.censuses.get('units');
    const census = told(before, next, now);
    if (census === before) return;
    await this.censuses.save(census);
    if (census.after !== undefined) outbox.publish(UnitsAskedFor, { after: census.after });
  }
}
