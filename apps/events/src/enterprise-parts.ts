import { ENTERPRISE, EnterpriseSchema } from './enterprises/enterprise.schema';
import { EnterpriseStore } from './enterprises/enterprise.store';
import { Enterprises } from './enterprises/enterprises.desk';
import { GoOnAskingForEnterprisesWhenToldHandler } from './enterprises/go-on-asking-for-enterprises-when-told.handler';
import { RememberEnterpriseWhenChangedHandler } from './enterprises/remember-enterprise-when-changed.handler';

/** What the feature adds to the service. */
export const ENTERPRISE_PARTS = {
  schemas: [{ name: ENTERPRISE, schema: EnterpriseSchema }],
  handlers: [RememberEnterpriseWhenChangedHandler, GoOnAskingForEnterprisesWhenToldHandler],
  providers: [EnterpriseStore, Enterprises],
};
