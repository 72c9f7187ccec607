import { EnterprisesTold, OrganisationChanged } from '@linli/contracts/business-service';
import { EnterprisesAskedFor, EnterprisesAskedForBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { factOf } from './enterprise';
import { EnterpriseStore } from './enterprise.store';

/** So many enterprises are told of in one transaction. */
const AT_A_TIME = 100;

/** Whoever has newer news of an enterprise knows it by its revision. */
@When(EnterprisesAskedFor, 'tell-enterprises-when-asked-for', { publishes: [OrganisationChanged, EnterprisesTold] })
export class TellEnterprisesWhenAskedForHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle({ after }: EnterprisesAskedForBody, { outbox }: MessageContext): Promise<void> {
    const some = await this.enterprises.someAfter(after, AT_A_TIME);
    for (const enterprise of some) outbox.publish(OrganisationChanged, factOf(enterprise));
    const next = some.length === AT_A_TIME ? some.at(-1)?._id : undefined;
    outbox.publish(EnterprisesTold, next === undefined ? {} : { next });
  }
}
