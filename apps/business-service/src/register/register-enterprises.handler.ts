import { normalSocialCreditCode } from '@linli/contracts';
import {
  ChangeRecorded,
  OrganisationChanged,
  RegisterEnterprises,
  RegisterEnterprisesBody,
  RowResults,
} from '@linli/contracts/business-service';
import { Handles, MessageContext } from '@linli/messaging';
import { idOf } from '@linli/persistence';
import { enterEnterprise, factOf, withOwnCode } from './enterprise';
import { EnterpriseStore } from './enterprise.store';
import { areNew, enteredRows, rowResults } from './rows';

@Handles(RegisterEnterprises, { publishes: [ChangeRecorded, OrganisationChanged], oneAtATimePer: () => 'enterprises' })
export class RegisterEnterprisesHandler {
  constructor(private readonly enterprises: EnterpriseStore) {}

  async handle({ rows, dryRun }: RegisterEnterprisesBody, context: MessageContext): Promise<RowResults> {
    const codes = rows.flatMap(({ creditCode }) => (creditCode === undefined ? [] : [normalSocialCreditCode(creditCode)]));
    const byCode = new Map(await this.enterprises.idsByCode(codes));
    const entered = enteredRows(rows, (row) =>
      withOwnCode(enterEnterprise(idOf('enterprise', row.areaCode, row.name.zh), row, context), byCode),
    );
    const enterprises = entered.flatMap(({ entry }) => entry ?? []);
    const added = dryRun
      ? areNew(enterprises, await this.enterprises.taken(enterprises.map(({ _id }) => _id)))
      : await this.enterprises.addNew(enterprises);
    if (!dryRun)
      for (const enterprise of enterprises.filter((_enterprise, at) => added[at])) {
        context.outbox.record({ thing: 'enterprise', after: enterprise });
        context.outbox.publish(OrganisationChanged, factOf(enterprise));
      }
    return { rows: rowResults(entered, added) };
  }
}
