import { until } from '@linli/testing';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';
import { aNewcomer, aNumber } from './accounts';
import { aCreditCode, aWebhook, Preparation, Prepare } from './prepared';
import { Side } from './side';

let count = 0;
/** A name that nothing has. */
const aName = (): string => `新 ${++count}`;

/** What an operation needs that is about an organisation, a role, or a request. */
export const ORGANISATIONS: Readonly<Record<string, Prepare>> = {
  grantRole: async ({ areaCode }, linli) => ({
    body: JSON.stringify({ ...(await aNewAccount(linli)), role: 'organiser', areaCode, reason: '任职文件' }),
  }),
  revokeGrant: aGrant,
  listGrants: async (side, linli) => shown(await aGrant(side, linli), 'grantId'),
  listAudit: aRecord,
  inviteMember: async () => ({ body: JSON.stringify({ phone: aNumber() }) }),
  inviteAccount: async (_side, linli) => ({ body: JSON.stringify(await aNewAccount(linli)) }),
  acceptInvitation: anInvitationOfMine,
  declineInvitation: anInvitationOfMine,
  listMyInvitations: async (side, linli) => shown(await anInvitationOfMine(side, linli), 'invitationId'),
  listMyOrganisations: anOwnEnterprise,
  registerEnterprise: async ({ areaCode }) => ({ body: JSON.stringify({ areaCode, name: { zh: aName(), en: 'Shop' } }) }),
  registerOwnEnterprise: async ({ areaCode }, linli) => ({
    people: { resident: await somebody(linli) },
    body: JSON.stringify({ areaCode, name: { zh: aName(), en: 'Shop' }, creditCode: aCreditCode() }),
  }),
  verifyEnterprise: async (side, linli) => ({ things: (await anOwnEnterprise(side, linli)).things }),
  importEnterprises: async ({ areaCode }) => row(`区域代码,名称,英文名称\n${areaCode},${aName()},Shop`),
  importUnits: async ({ areaCode }) => row(`区域代码,名称,英文名称,办理类别\n${areaCode},${aName()},Desk,tax`),
  importResidents: async () => row(`手机号,姓名\n${aNumber()},居民`),
  listEnterpriseRequests: async (side) => shown(await aRequest(side), 'requestId'),
  getEnterpriseRequest: aRequest,
  acceptEnterpriseRequest: aRequest,
  confirmAnswer: anAnsweredRequest,
  reopenEnterpriseRequest: anAnsweredRequest,
  getWebhookSecret: aWebhook,
  listWebhookDeliveries: aWebhook,
};

const shown = ({ things, ...given }: Preparation, name: string): Preparation => ({ ...given, things, shown: things?.[name] });

/** A table of one row that is new: it is added for whoever may add it. */
const row = (body: string): Preparation => ({ body, shown: '"added":1' });

const aNewAccount = async (linli: Linli) => ({ accountId: await (await somebody(linli)).id() });

async function aGrant({ areaCode, people }: Side, linli: Linli): Promise<Preparation> {
  const body = { ...(await aNewAccount(linli)), role: 'moderator', areaCode, reason: '任职文件' };
  const { id } = await people.administrator.post<{ id: string }>('/grants', body);
  return { things: { grantId: id }, query: `?accountId=${body.accountId}` };
}

/** What is on record of a new grant. */
async function aRecord(side: Side, linli: Linli): Promise<Preparation> {
  const grantId = (await aGrant(side, linli)).things?.grantId as string;
  const query = `?thingId=${grantId}`;
  await until('the record', async () => (await linli.administrator.get<{ items: object[] }>(`/audit${query}`)).items.length > 0);
  return { query, shown: `"thingId":"${grantId}"` };
}

async function anInvitationOfMine({ people, things }: Side, linli: Linli): Promise<Preparation> {
  const { resident } = await aNewcomer(linli);
  const path = `/organisations/${things.organisationId}/invitations/by-account`;
  const { id } = await people.organiser.post<{ id: string }>(path, { accountId: await resident.id() });
  return { people: { resident }, things: { invitationId: id } };
}

/** Of a new resident, who owns it; nobody has verified it. */
async function anOwnEnterprise({ areaCode }: Side, linli: Linli): Promise<Preparation> {
  const resident = await somebody(linli);
  const own = { areaCode, name: { zh: aName(), en: 'Shop' }, creditCode: aCreditCode() };
  const { id } = await resident.post<{ id: string }>('/me/enterprises', own);
  await until('the owner', async () => {
    const { items } = await resident.get<{ items: object[] }>('/me/organisations');
    return items.length > 0;
  });
  return { people: { resident }, things: { enterpriseId: id }, shown: id };
}

async function aRequest({ people, things }: Side): Promise<Preparation> {
  const asked = { text: '电梯坏了', category: 'premises', enterpriseId: things.enterpriseId };
  return { things: { requestId: (await people.enterprise.post<{ id: string }>('/requests', asked)).id } };
}

async function anAnsweredRequest(side: Side): Promise<Preparation> {
  const { things } = await aRequest(side);
  await side.people.handler.post(`/requests/${things?.requestId}/accept`);
  await side.people.handler.post(`/requests/${things?.requestId}/answer`, { answer: '可以' });
  return { things };
}
