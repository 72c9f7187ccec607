import { randomUUID } from 'node:crypto';
import { Role } from '@linli/contracts';
import { EnterpriseRequestView } from '@linli/contracts/business-service';
import { AuditPage, AuditRecordView } from '@linli/contracts/gateway';
import { until } from '@linli/testing';
import { isForStaff, POLICY, Rule, rolesOf, STAFF_ROLES } from '../apps/gateway/src/access/policy';
import { Caller } from '../apps/standalone/src/demonstration/client';
import document from '../docs/openapi.json';
import { hours, publishMarket } from './system/events';
import { Linli } from './system/linli';
import { somebody } from './system/people';
import { Document, Operation, operationsOf } from './world/document';
import { requestTo } from './world/example-request';
import { aMissedEvent, anAppeal } from './world/missed-event';
import * as prepared from './world/prepared';
import { Preparation, register } from './world/prepared';
import { Side, settleSide } from './world/side';

/** Operations that find nothing to change in a world where all is well; the tests named see to their records. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  replayDeadLetters: 'libs/messaging/src/dead-letters/dead-letters.int.spec.ts',
  discardDeadLetters: 'libs/messaging/src/dead-letters/dead-letters.int.spec.ts',
};

const PREPARED: Readonly<Record<string, (side: Side, linli: Linli) => Promise<Preparation>>> = {
  enterAreas: async () => ({ body: JSON.stringify({ areas: [aNewArea()] }) }),
  importAreas: async () => ({ areaCode: aNewArea().code }),
  mergeArea: twoAreas,
  rescheduleCommunityEvent: anOpenEvent,
  cancelCommunityEvent: anOpenEvent,
  postponeCommunityEvent: anOpenEvent,
  archiveCommunityEvent: prepared.aCancelledEvent,
  setMinimum: prepared.aMinimum,
  splitCommunityEvent: prepared.aSplit,
  moveSession: prepared.aSessionToMove,
  cancelSession: prepared.aSession,
  answerEnterpriseRequest: anAcceptedRequest,
  markAttendance: aShiftThatIsOver,
  approveRegistration: prepared.aRegistrationToApprove,
  rejectRegistration: prepared.aRegistrationToApprove,
  prioritiseRegistration: prepared.aWaitingRegistration,
  reduceParty: prepared.aPartyOfTwo,
  checkInParty: aPartyAtTheDoors,
  uploadCheckIns: anUpload,
  undoCheckIn: aCheckIn,
  admitWalkIns: anEventWithOpenDoors,
  uploadWalkIns: walkInsOfADevice,
  closeUnit: prepared.aUnit,
  verifyEnterprise: prepared.anUnverifiedEnterprise,
  editEnterprise: async () => ({ body: JSON.stringify({ name: { zh: '新店名', en: 'New name' } }) }),
  withdrawInvitation: anInvitation,
  changeMemberRank: aMember,
  changeMemberDates: aMember,
  removeMember: aMember,
  rotateWebhookSecret: prepared.aWebhook,
  endWebhook: prepared.aWebhook,
  endSeries: prepared.aSeries,
  bookRoom: prepared.anEventAndAHouse,
  releaseRoom: prepared.anEventInItsRoom,
  replayWebhookDelivery: prepared.aDelivery,
  waiveNoShow: aMissedEvent,
  acceptNoShowAppeal: anAppeal,
  rejectNoShowAppeal: anAppeal,
};

/** They move the clock on, so the others come before. */
const LAST = ['markAttendance', 'waiveNoShow', 'acceptNoShowAppeal', 'rejectNoShowAppeal'];

const staffChanges = operationsOf(document as unknown as Document)
  .filter(({ method, operationId }) => method !== 'GET' && isForStaff(POLICY[operationId as keyof typeof POLICY]))
  .sort((one, other) => LAST.indexOf(one.operationId) - LAST.indexOf(other.operationId));

describe('every operation by which staff change something', () => {
  let linli: Linli;
  let side: Side;
  let auditor: Caller;
  beforeAll(async () => {
    linli = await Linli.start();
    auditor = linli.administrator;
    side = await settleSide(linli, { areaCode: '510108903901', word: 'here' });
  });
  afterAll(() => linli.stop());

  it.each(staffChanges.filter(({ operationId }) => !(operationId in ELSEWHERE)).map((one) => [one.operationId, one] as const))(
    'is recorded: %s',
    async (id, operation) => {
      const { things, ...given } = (await PREPARED[id]?.(side, linli)) ?? {};
      const { ok, text, correlationId } = await call(operation, { ...side, ...given, things: { ...side.things, ...things } });
      if (!ok) throw new Error(`${id} must succeed to be recorded; prepare it in PREPARED of this test. It answered: ${text}`);
      const record = await recordOf(id, correlationId);
      expect(record).toMatchObject({ operation: id, role: expect.any(String), why: expect.any(String), correlationId });
      expect(record.changes.length).toBeGreaterThan(0);
    },
  );

  async function call(operation: Operation, to: Side & Preparation) {
    const { method, path, mediaType, body } = { ...requestTo(operation, to), ...(to.body !== undefined && { body: to.body }) };
    const reason = { 'change-reason': encodeURIComponent('居民来电') };
    const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID(), ...reason };
    const answer = await callerOf(operation.operationId, to).raw(method, path, { headers, body });
    return { ok: answer.ok, text: await answer.text(), correlationId: answer.headers.get('x-correlation-id') as string };
  }

  function callerOf(id: string, { people }: Side): Caller {
    const rule: Rule = POLICY[id as keyof typeof POLICY];
    if (Object.values(rule).includes('everywhere')) return auditor;
    const role = rolesOf(rule).find((one: Role) => STAFF_ROLES.some((staff) => staff === one)) as Role;
    return people[role];
  }

  const recordOf = (id: string, correlationId: string): Promise<AuditRecordView> =>
    until(
      `a record of ${id}: does its handler say context.outbox.record({ thing, before, after })? See docs/audit.md`,
      async () => {
        const { items } = await auditor.get<AuditPage>(`/audit?operation=${id}&limit=100`);
        return items.find((item) => item.correlationId === correlationId);
      },
      20_000,
    );
});

let grids = 510_108_903_901_000;
/** A grid of the side's community. */
const aNewArea = () => ({ code: String(++grids), name: { zh: '新网格', en: 'New grid' } });

async function twoAreas(_side: Side, linli: Linli): Promise<Preparation> {
  const [one, other] = [aNewArea(), aNewArea()];
  await linli.administrator.post('/areas', { areas: [one, other] });
  return { areaCode: one.code, body: JSON.stringify({ into: other.code, reason: '区划调整' }) };
}

async function anOpenEvent({ people, areaCode }: Side): Promise<Preparation> {
  return { things: { eventId: (await publishMarket(people.organiser, { areaCode })).id } };
}

async function anAcceptedRequest({ people, things }: Side): Promise<Preparation> {
  const asked = { text: '电梯坏了', category: 'premises', enterpriseId: things.enterpriseId };
  const { id } = await people.enterprise.post<EnterpriseRequestView>('/requests', asked);
  await people.handler.post(`/requests/${id}/accept`);
  return { things: { requestId: id } };
}

const OPEN_DOORS = { startsAt: hours(1), endsAt: hours(3), signUpClosesAt: hours(1), capacity: 100 };

async function anEventWithOpenDoors({ people, areaCode }: Side): Promise<Preparation> {
  return { things: { eventId: (await publishMarket(people.organiser, { areaCode, ...OPEN_DOORS })).id } };
}

const A_SCAN = { gate: 'north', direction: 'entry', people: 1, nonce: 'north-000001', deviceAt: hours(0) };

/** An event whose doors are open, and a scan of somebody who has a place. */
async function aScan(side: Side) {
  const { things } = await anEventWithOpenDoors(side);
  return { things, scan: { ...A_SCAN, registrationId: await register(side.people.resident, things?.eventId as string) } };
}

async function aPartyAtTheDoors(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  return { things, body: JSON.stringify(scan) };
}

async function anUpload(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  return { things, body: JSON.stringify({ scans: [scan] }) };
}

async function walkInsOfADevice(side: Side): Promise<Preparation> {
  const { things } = await anEventWithOpenDoors(side);
  const walkIn = { gate: '北门', people: 1, nonce: `walked-${Date.now()}`, deviceAt: new Date().toISOString() };
  return { things, body: JSON.stringify({ walkIns: [walkIn] }) };
}

async function aCheckIn(side: Side): Promise<Preparation> {
  const { things, scan } = await aScan(side);
  const path = `/events/${things?.eventId}/check-ins`;
  return { things: { checkInId: (await side.people.organiser.post<{ id: string }>(path, scan)).id } };
}

async function anInvitation({ people, things }: Side): Promise<Preparation> {
  const path = `/organisations/${things.organisationId}/invitations`;
  return { things: { invitationId: (await people.organiser.post<{ id: string }>(path, { phone: '13977770001' })).id } };
}

async function aMember({ things }: Side, linli: Linli): Promise<Preparation> {
  const memberOf = [things.organisationId as string];
  return { things: { accountId: await (await somebody(linli, { roles: ['enterprise'], memberOf })).id() } };
}

async function aShiftThatIsOver({ people }: Side, linli: Linli): Promise<Preparation> {
  const volunteerId = await people.volunteer.id();
  await linli.setClock(new Date(hours(75)));
  for (const who of Object.values(people)) who.forget();
  linli.administrator.forget();
  return { things: { volunteerId } };
}
