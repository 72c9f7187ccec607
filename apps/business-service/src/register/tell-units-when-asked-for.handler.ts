import { OrganisationChanged, UnitsTold } from '@linli/contracts/business-service';
import { UnitsAskedFor, UnitsAskedForBody } from '@linli/contracts/events';
import { MessageContext, When } from '@linli/messaging';
import { factOf } from './unit';
import { UnitStore } from './unit.store';

/** So many units are told of in one transaction. */
const AT_A_TIME = 100;

/** Whoever has newer news of a unit knows it by its revision. */
@When(UnitsAskedFor, 'tell-units-when-asked-for', { publishes: [OrganisationChanged, UnitsTold] })
export class TellUnitsWhenAskedForHandler {
  constructor(private readonly units: UnitStore) {}

  async handle({ after }: UnitsAskedForBody, { outbox }: MessageContext): Promise<void> {
    const some = await this.units.someAfter(after, AT_A_TIME);
    for (const unit of some) outbox.publish(OrganisationChanged, factOf(unit));
    const next = some.length === AT_A_TIME ? some.at(-1)?._id : undefined;
    outbox.publish(UnitsTold, next === undefined ? {} : { next });
  }
}
