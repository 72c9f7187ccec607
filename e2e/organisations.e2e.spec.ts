import { EnterpriseView } from '@linli/contracts/business-service';
import { AuditPage, InvitationPage, InvitationView, MemberPage } from '@linli/contracts/gateway';
import { InboxPage } from '@linli/contracts/notifications';
import { TeamView } from '@linli/contracts/volunteers';
import { until } from '@linli/testing';
import { Caller, Problem } from '../apps/standalone/src/demonstration/client';
import { Linli } from './system/linli';
import { anOrganiser, somebody, WANGPING } from './system/people';

const COLLEAGUE = { phone: '13922330001', password: 'linli-demo' };

let linli: Linli;
beforeAll(async () => {
  linli = await Linli.start();
}, 90_000);
afterAll(() => linli.stop(), 60_000);

const refusal = (sending: Promise<unknown>) =>
  sending.then(
    () => 'nothing',
    (error) => (error as Problem).code,
  );

describe('an enterprise', () => {
  it('is registered by its owner, verified by staff, and asks for help through a colleague, until they leave', async () => {
    const [organiser, owner] = [await anOrganiser(linli), await somebody(linli)];
    await organiser.post('/units', { areaCode: WANGPING, name: { zh: '窗口', en: 'Desk' }, categories: ['premises'] });
    const own = { areaCode: WANGPING, name: { zh: '面馆', en: 'Noodles' }, creditCode: '91350100M000100Y43' };
    const { id, verification } = await owner.post<EnterpriseView>('/me/enterprises', own);
    expect(verification).toBe('unverified');
    owner.forget();
    await until('the owner', () => {
      owner.forget();
      return owner.get<MemberPage>(`/organisations/${id}/members`).catch(() => false as const);
    });
    const asked = { enterpriseId: id, category: 'premises', text: '门前能否摆桌？' };
    expect(await refusal(owner.post('/requests', asked))).toBe('business-service.enterprise-not-verified');
    await organiser.post(`/enterprises/${id}/verify`, { verification: 'verified' });

    const account = { ...COLLEAGUE, name: 'Li Lei (demo)', language: 'en', roles: ['resident'], areaCodes: [], memberOf: [] };
    await linli.administrator.post('/accounts', account);
    const colleague = new Caller(linli.url, COLLEAGUE);
    const invited = await owner.post<InvitationView>(`/organisations/${id}/invitations`, { phone: COLLEAGUE.phone });
    const notice = await until('a notice', async () => (await colleague.get<InboxPage>('/inbox')).items[0]);
    expect([notice.kind, notice.title, notice.subjectId]).toEqual(['member-invited', 'You are invited: Noodles', invited.id]);
    const { items } = await colleague.get<InvitationPage>('/me/invitations');
    await colleague.post(`/me/invitations/${items[0]?.id}/accept`);
    colleague.forget();
    expect(await colleague.post('/requests', asked)).toMatchObject({ status: 'assigned' });
    const accountId = await colleague.id();
    await owner.post(`/organisations/${id}/members/${accountId}/remove`, { reason: '离职' });
    colleague.forget();
    expect(await refusal(colleague.post('/requests', asked))).toBe('linli.role-missing');

    const team = { areaCode: WANGPING, name: { zh: '面馆志愿队', en: 'Noodle helpers' }, languages: ['zh'], hostId: id };
    const founded = await until('the host', () => organiser.post<TeamView>('/teams', team).catch(() => false as const));
    expect(founded).toMatchObject({ hostId: id, hostName: { zh: '面馆', en: 'Noodles' } });
  }, 60_000);
});

describe('a unit', () => {
  it('is joined by whom staff invite by account, once they have read of it', async () => {
    const [organiser, neighbour] = [await anOrganiser(linli), await somebody(linli, { language: 'zh-CN' })];
    const unit = { areaCode: WANGPING, name: { zh: '便民窗口', en: 'Front desk' }, categories: ['other'] };
    const { id } = await organiser.post<{ id: string }>('/units', unit);
    const [path, accountId] = [`/organisations/${id}/invitations/by-account`, await neighbour.id()];
    const asking = await until('the unit', () => organiser.post<InvitationView>(path, { accountId }).catch(() => false as const));
    const told = await until('a notice', async () => (await neighbour.get<InboxPage>('/inbox')).items[0]);
    expect([told.kind, told.title, told.subjectId]).toEqual(['member-invited', '成员邀请：便民窗口', asking.id]);
    expect(await neighbour.post(`/me/invitations/${asking.id}/accept`)).toMatchObject({ status: 'accepted' });
    const { items } = await organiser.get<MemberPage>(`/organisations/${id}/members`);
    expect(items.map((member) => member.accountId)).toEqual([accountId]);
  }, 60_000);
});

describe('the enterprises of an area', () => {
  it('are taken as a table by its administrators, all pages of it, and that is on record', async () => {
    const { administrator, url } = linli;
    const rows = Array.from({ length: 104 }, (_each, at) => `510108902001,店铺${at + 1},Shop ${at + 1}`);
    const body = ['区域代码,名称,英文名称', ...rows, `510108902001,"=HYPERLINK(""http://x"")",+1`].join('\n');
    const entered = await administrator.raw('POST', '/imports/enterprises', { headers: { 'content-type': 'text/csv' }, body });
    expect(await entered.json()).toMatchObject({ added: 105, refused: 0 });

    const taken = await administrator.raw('GET', '/enterprises/table?areaCode=510108902&verification=verified', {});
    expect([taken.status, taken.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(taken.headers.get('content-disposition')).toBe('attachment; filename="enterprises-510108902.csv"');
    const lines = (await taken.text()).trim().split('\r\n');
    expect(lines).toHaveLength(106);
    expect(lines.filter((line) => line.includes(`"'=HYPERLINK(""http://x"")",'+1,`))).toHaveLength(1);
    const workbook = await administrator.raw('GET', '/enterprises/table?areaCode=510108902&format=xlsx', {});
    expect(Buffer.from(await workbook.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');

    const local = { ...COLLEAGUE, phone: '13922330002', name: 'Mei (demo)', roles: ['administrator'], areaCodes: ['510104'] };
    await administrator.post('/accounts', { ...local, language: 'zh-CN', memberOf: [] });
    const elsewhere = new Caller(url, { phone: local.phone, password: local.password });
    const refused = await elsewhere.raw('GET', '/enterprises/table?areaCode=510108902', {});
    expect([refused.status, ((await refused.json()) as { type: string }).type]).toEqual([
      403,
      expect.stringContaining('outside-own-area'),
    ]);
    const items = await until('both on record', async () => {
      const page = await administrator.get<AuditPage>('/audit?operation=exportEnterprises');
      return page.items.length === 2 && page.items;
    });
    expect(items.map(({ thing, areaCode }) => [thing, areaCode])).toEqual(Array(2).fill(['enterprises', '510108902']));
  }, 60_000);
});
