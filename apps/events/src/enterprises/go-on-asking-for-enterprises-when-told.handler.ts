import { EnterprisesTold, EnterprisesToldBody } from '@linli/contracts/business-service';
import { EnterprisesAskedFor } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { told } from '../units/census';
import { CensusStore } from '../units/census.store';

@When(EnterprisesTold, 'go-on-asking-for-enterprises-when-told', { publishes: [EnterprisesAskedFor] })
export class GoOnAskingForEnterprisesWhenToldHandler {
  constructor(private readonly censuses: CensusStore) {}

  async handle({ next }: EnterprisesToldBody, { now, outbox }: MessageContext): Promise<void> {
    const before = await this.censuses.get('enterprises');
    const census = told(before, next, now);
    if (census === before) return;
    await this.censuses.save(census);
    if (census.after !== undefined) outbox.publish(EnterprisesAskedFor, { after: census.after });
  }
}
