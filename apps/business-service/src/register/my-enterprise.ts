import { EnterpriseWork, MyEnterpriseView } from '@linli/contracts/business-service';
import { Enterprise } from './enterprise';

/** What somebody has done with the entry: the same person may have done both. */
export function workWith(enterprise: Enterprise, accountId: string): MyEnterpriseView[] {
  const { _id: enterpriseId, areaCode, name, ownerId, registeredAt, verifiedBy, verifiedAt } = enterprise;
  const works: [EnterpriseWork, string | undefined, Date | undefined][] = [
    ['registered', ownerId, registeredAt],
    ['verified', verifiedBy, verifiedAt],
  ];
  return works.flatMap(([work, by, at]) =>
    at && by === accountId ? [{ enterpriseId, areaCode, name, work, at: at.toISOString() }] : [],
  );
}
