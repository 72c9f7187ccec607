import { EnterpriseRequestView } from '@linli/contracts/business-service';
import { publishMarket } from '../system/events';
import { Linli } from '../system/linli';
import { somebody } from '../system/people';
import { aMissedEvent, anAppeal, aShiftThatIsOver } from './afterwards';
import * as doors from './doors';
import * as prepared from './prepared';
import { Preparation, Prepare } from './prepared';
import { Side } from './side';

/** What staff need to change something: a thing that it can be done to, fresh each time. */
export const STAFF_CHANGES: Readonly<Record<string, Prepare>> = {
  enterAreas: async () => ({ body: JSON.stringify({ areas: [aNewArea()] }) }),
  importAreas: async () => ({ areaCode: aNewArea().code, shown: '"added":1' }),
  mergeArea: twoAreas,
  rescheduleCommunityEvent: anOpenEvent,
  cancelCommunityEvent: anOpenEvent,
  postponeCommunityEvent: anOpenEvent,
  archiveCommunityEvent: prepared.aCancelledEvent,
  discardCommunityEvent: aDraftToDiscard,
  editEventDetails: anEventToEdit,
  setMinimum: prepared.aMinimum,
  splitCommunityEvent: prepared.aSplit,
  setSessions: prepared.aProgramme,
  moveSession: prepared.aSessionToMove,
  cancelSession: (side) => prepared.aSession(side),
  answerEnterpriseRequest: anAcceptedRequest,
  markAttendance: aShiftThatIsOver,
  approveRegistration: prepared.aRegistrationToApprove,
  rejectRegistration: prepared.aRegistrationToApprove,
  prioritiseRegistration: prepared.aWaitingRegistration,
  reduceParty: prepared.aPartyOfTwo,
  checkInParty: doors.aPartyAtTheDoors,
  uploadCheckIns: doors.anUpload,
  undoCheckIn: doors.aCheckIn,
  admitWalkIns: doors.aWalkIn,
  uploadWalkIns: doors.walkInsOfADevice,
  closeUnit: prepared.aUnit,
  verifyEnterprise: prepared.anUnverifiedEnterprise,
  editEnterprise: async () => ({ body: JSON.stringify({ name: { zh: '新店名', en: 'New name' } }) }),
  withdrawInvitation: anInvitation,
  changeMemberRank: async (side, linli) => ({ ...(await aMember(side, linli)), body: JSON.stringify({ rank: 'staff' }) }),
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
export const LAST: readonly string[] = ['markAttendance', 'waiveNoShow', 'acceptNoShowAppeal', 'rejectNoShowAppeal'];

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

/** Times are those of a draft alone. */
async function anEventToEdit(side: Side): Promise<Preparation> {
  return { ...(await anOpenEvent(side)), body: JSON.stringify({ price: 1000, tags: ['亲子'] }) };
}

async function aDraftToDiscard(side: Side): Promise<Preparation> {
  return { things: { eventId: (await prepared.aDraft(side)).things?.draftId as string } };
}

async function anAcceptedRequest({ people, things }: Side): Promise<Preparation> {
  const asked = { text: '电梯坏了', category: 'premises', enterpriseId: things.enterpriseId };
  const { id } = await people.enterprise.post<EnterpriseRequestView>('/requests', asked);
  await people.handler.post(`/requests/${id}/accept`);
  return { things: { requestId: id } };
}

async function anInvitation({ people, things }: Side): Promise<Preparation> {
  const path = `/organisations/${things.organisationId}/invitations`;
  return { things: { invitationId: (await people.organiser.post<{ id: string }>(path, { phone: '13977770001' })).id } };
}

async function aMember({ things }: Side, linli: Linli): Promise<Preparation> {
  const memberOf = [things.organisationId as string];
  return { things: { accountId: await (await somebody(linli, { roles: ['enterprise'], memberOf })).id() } };
}
