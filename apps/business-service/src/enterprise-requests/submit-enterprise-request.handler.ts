import {
  EnterpriseRequestAssigned,
  EnterpriseRequestReceived,
  EnterpriseRequestView,
  SubmitEnterpriseRequest,
  SubmitEnterpriseRequestBody,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { assertMember, assertVerified } from '../register/enterprise';
import { EnterpriseStore } from '../register/enterprise.store';
import { UnitStore } from '../register/unit.store';
import { numberOf, submit } from './enterprise-request';
import { EnterpriseRequestStore } from './enterprise-request.store';
import { factOf, viewOf } from './enterprise-request.view';
import { dateInShanghai } from './working-days';

/** All requests of a day count up one document, so one lane for all spares them conflicts with each other. */
const NUMBERING = 'numbering';

@Handles(SubmitEnterpriseRequest, {
  publishes: [EnterpriseRequestReceived, EnterpriseRequestAssigned],
  oneAtATimePer: () => NUMBERING,
})
export class SubmitEnterpriseRequestHandler {
  constructor(
    private readonly enterprises: EnterpriseStore,
    private readonly units: UnitStore,
    private readonly requests: EnterpriseRequestStore,
  ) {}

  async handle(command: SubmitEnterpriseRequestBody, context: MessageContext): Promise<EnterpriseRequestView> {
    const enterprise = await this.enterprises.get(command.enterpriseId);
    assertMember(context.actor, enterprise._id);
    assertVerified(enterprise);
    const unit = await this.units.responsibleFor(command.category, enterprise.areaCode);
    const date = dateInShanghai(context.now);
    const number = numberOf(date, await this.requests.nextOf(date));
    const request = submit(command, { id: newId(), number, enterprise, unit }, context);
    await this.requests.insert(request);
    context.outbox.publish(EnterpriseRequestReceived, factOf(request));
    context.outbox.publish(EnterpriseRequestAssigned, factOf(request));
    return viewOf(request);
  }
}
