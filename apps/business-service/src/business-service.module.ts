import { contractsIn } from '@linli/contracts';
import * as contracts from '@linli/contracts/business-service';
import { ServiceDefinition } from '@linli/service';
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AcceptEnterpriseRequestHandler } from './enterprise-requests/accept-enterprise-request.handler';
import { AnswerEnterpriseRequestHandler } from './enterprise-requests/answer-enterprise-request.handler';
import { ConfirmAnswerHandler } from './enterprise-requests/confirm-answer.handler';
import {
  DAY_COUNT,
  DayCountSchema,
  ENTERPRISE_REQUEST,
  EnterpriseRequestSchema,
} from './enterprise-requests/enterprise-request.schema';
import { EnterpriseRequestStore } from './enterprise-requests/enterprise-request.store';
import { GetEnterpriseRequestHandler } from './enterprise-requests/get-enterprise-request.handler';
import { ListEnterpriseRequestsHandler } from './enterprise-requests/list-enterprise-requests.handler';
import { ListMyStepsHandler } from './enterprise-requests/list-my-steps.handler';
import { ReopenEnterpriseRequestHandler } from './enterprise-requests/reopen-enterprise-request.handler';
import { SubmitEnterpriseRequestHandler } from './enterprise-requests/submit-enterprise-request.handler';
import { ErasePersonWhenAccountErasureStartedHandler } from './personal-data/erase-person-when-account-erasure-started.handler';
import { CloseUnitHandler } from './register/close-unit.handler';
import { EditEnterpriseHandler } from './register/edit-enterprise.handler';
import { ENTERPRISE, EnterpriseSchema } from './register/enterprise.schema';
import { EnterpriseStore } from './register/enterprise.store';
import { GetEnterpriseHandler } from './register/get-enterprise.handler';
import { ListEnterprisesHandler } from './register/list-enterprises.handler';
import { ListUnitsHandler } from './register/list-units.handler';
import { RegisterEnterpriseHandler } from './register/register-enterprise.handler';
import { RegisterEnterprisesHandler } from './register/register-enterprises.handler';
import { RegisterOwnEnterpriseHandler } from './register/register-own-enterprise.handler';
import { RegisterUnitHandler } from './register/register-unit.handler';
import { RegisterUnitsHandler } from './register/register-units.handler';
import { RenameUnitHandler } from './register/rename-unit.handler';
import { TellEnterprisesWhenAskedForHandler } from './register/tell-enterprises-when-asked-for.handler';
import { TellUnitsWhenAskedForHandler } from './register/tell-units-when-asked-for.handler';
import { UNIT, UnitSchema } from './register/unit.schema';
import { UnitStore } from './register/unit.store';
import { VerifyEnterpriseHandler } from './register/verify-enterprise.handler';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: ENTERPRISE, schema: EnterpriseSchema },
      { name: UNIT, schema: UnitSchema },
      { name: ENTERPRISE_REQUEST, schema: EnterpriseRequestSchema },
      { name: DAY_COUNT, schema: DayCountSchema },
    ]),
  ],
  controllers: [
    RegisterEnterpriseHandler,
    RegisterOwnEnterpriseHandler,
    VerifyEnterpriseHandler,
    EditEnterpriseHandler,
    GetEnterpriseHandler,
    ListEnterprisesHandler,
    RegisterUnitHandler,
    ListUnitsHandler,
    RenameUnitHandler,
    CloseUnitHandler,
    RegisterEnterprisesHandler,
    RegisterUnitsHandler,
    TellUnitsWhenAskedForHandler,
    TellEnterprisesWhenAskedForHandler,
    SubmitEnterpriseRequestHandler,
    AcceptEnterpriseRequestHandler,
    AnswerEnterpriseRequestHandler,
    ConfirmAnswerHandler,
    ReopenEnterpriseRequestHandler,
    GetEnterpriseRequestHandler,
    ListEnterpriseRequestsHandler,
    ListMyStepsHandler,
    ErasePersonWhenAccountErasureStartedHandler,
  ],
  providers: [EnterpriseStore, UnitStore, EnterpriseRequestStore],
})
export class BusinessServiceModule {}

/** The register of enterprises and units, and the requests that go from the one to the other. */
export const businessService: ServiceDefinition = {
  name: 'business-service',
  contracts: contractsIn(contracts),
  module: BusinessServiceModule,
};
