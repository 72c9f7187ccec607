import { Role } from '@linli/contracts';
import { CHECK_IN_POLICY } from './check-in-policy';
import { DEAD_LETTERS_POLICY } from './dead-letters-policy';
import { EVENT_LIFE_POLICY } from './event-life-policy';
import { EXPORT_POLICY } from './export-policy';
import { FORMS_POLICY } from './forms-policy';
import { HOUSES_POLICY } from './houses-policy';
import { NO_SHOWS_POLICY } from './no-shows-policy';
import { PERSONAL_DATA_POLICY } from './personal-data-policy';
import { PICK_UP_POLICY } from './pick-up-policy';
import { PROGRAMMES_POLICY } from './programmes-policy';
import { SERIES_POLICY } from './series-policy';
import { STOPS_POLICY } from './stops-policy';
import { TRANSFERS_POLICY } from './transfers-policy';
import { UNITS_POLICY } from './units-policy';
import { WEBHOOK_POLICY } from './webhook-policy';

/**
 * What a role must hold for: anything; everywhere; the area of the thing that is acted on; the organisation that it belongs to; or
 * the thing is the caller's own.
 */
export type Scope = 'anything' | 'everywhere' | 'area' | 'organisation' | 'own';

/** Who may do something: anybody, whoever is signed in (with their own things), or who has one of the roles within its scope. */
export type Rule = 'public' | 'signed-in' | Readonly<Partial<Record<Role, Scope>>>;

const organiserOfArea: Rule = { organiser: 'area' };
const residentOfOwn: Rule = { resident: 'own' };
const volunteerOfOwn: Rule = { volunteer: 'own' };
const administratorOfArea: Rule = { administrator: 'area' };

const lookingAfter: Readonly<Partial<Record<Role, Scope>>> = {
  enterprise: 'organisation',
  organiser: 'area',
  administrator: 'area',
};

/**
 * Who may do what, by the id of the operation: the one table behind the gateway's checks, `x-required-role` in the OpenAPI document
 * and the test that walks every operation with every role. The role is checked at the gateway, the scope by the service that owns the thing.
 */
export const POLICY = {
  signIn: 'public',
  sendCode: 'public',
  signInByCode: 'public',
  signUp: 'public',
  setNewPassword: 'public',
  listIssuers: 'public',
  beginSingleSignOn: 'public',
  finishSingleSignOn: 'public',
  signInBySingleSignOn: 'public',
  signOutByProvider: 'public',
  refreshSession: 'public',
  listMySessions: 'signed-in',
  endMySession: 'signed-in',
  endMyOtherSessions: 'signed-in',
  getMyAccount: 'signed-in',
  changeMyPreferences: 'signed-in',
  changeMyPassword: 'signed-in',
  listMyIdentities: 'signed-in',
  linkMyIdentity: 'signed-in',
  unlinkMyIdentity: 'signed-in',
  sendPhoneCode: 'signed-in',
  changeMyPhone: 'signed-in',
  openAccount: administratorOfArea,

  ...PERSONAL_DATA_POLICY,

  listMyGrants: 'signed-in',
  grantRole: administratorOfArea,
  revokeGrant: administratorOfArea,
  listGrants: administratorOfArea,

  searchAreas: 'public',
  getArea: 'public',
  listAreaChanges: 'public',
  enterAreas: administratorOfArea,
  importAreas: administratorOfArea,
  renameArea: administratorOfArea,
  drawArea: administratorOfArea,
  mergeArea: administratorOfArea,

  inviteMember: lookingAfter,
  inviteAccount: lookingAfter,
  listInvitations: lookingAfter,
  withdrawInvitation: lookingAfter,
  listMembers: lookingAfter,
  changeMemberRank: lookingAfter,
  changeMemberDates: lookingAfter,
  removeMember: lookingAfter,
  listMyOrganisations: 'signed-in',
  listMyInvitations: 'signed-in',
  acceptInvitation: 'signed-in',
  declineInvitation: 'signed-in',

  createCommunityEvent: organiserOfArea,
  listCommunityEvents: 'public',
  getCommunityEvent: 'public',
  editEventDetails: organiserOfArea,
  publishCommunityEvent: organiserOfArea,
  ...EVENT_LIFE_POLICY,
  registerForEvent: { resident: 'anything' },
  listRegistrations: organiserOfArea,
  ...EXPORT_POLICY,
  listMyRegistrations: residentOfOwn,
  cancelRegistration: residentOfOwn,
  reduceParty: { resident: 'own', organiser: 'area' },
  setPools: organiserOfArea,
  changeCapacity: organiserOfArea,
  setSignUpRules: organiserOfArea,
  listWaiting: 'signed-in',
  confirmHold: residentOfOwn,
  acceptOffer: residentOfOwn,
  refuseOffer: residentOfOwn,
  leaveWaitingList: residentOfOwn,
  approveRegistration: organiserOfArea,
  rejectRegistration: organiserOfArea,
  prioritiseRegistration: organiserOfArea,
  ...CHECK_IN_POLICY,
  getRegistrationCalendar: residentOfOwn,
  getAreaCalendar: 'public',
  getEventCalendar: 'public',
  readCalendarFeed: 'public',
  getEventDocument: 'public',
  makeCalendarFeed: 'signed-in',
  getMyCalendarFeed: 'signed-in',
  endCalendarFeed: 'signed-in',

  foundTeam: organiserOfArea,
  listTeams: 'public',
  joinTeam: { volunteer: 'anything' },
  callForVolunteers: organiserOfArea,
  listShifts: 'public',
  signUpForShift: { volunteer: 'anything' },
  withdrawFromShift: volunteerOfOwn,
  listAssignments: organiserOfArea,
  markAttendance: organiserOfArea,
  listMyShifts: volunteerOfOwn,
  getVolunteerRecord: volunteerOfOwn,

  registerEnterprise: { administrator: 'area', organiser: 'area' },
  registerOwnEnterprise: 'signed-in',
  listEnterprises: { organiser: 'area', administrator: 'area', specialist: 'area', supervisor: 'area' },
  getEnterprise: { enterprise: 'organisation', organiser: 'area', administrator: 'area', specialist: 'area', supervisor: 'area' },
  editEnterprise: { enterprise: 'organisation', organiser: 'area', administrator: 'area' },
  verifyEnterprise: { organiser: 'area', administrator: 'area' },
  registerUnit: { administrator: 'area', organiser: 'area' },
  listUnits: 'public',
  renameUnit: { administrator: 'area', organiser: 'area' },
  closeUnit: { administrator: 'area', organiser: 'area' },
  importEnterprises: { administrator: 'area', organiser: 'area' },
  importUnits: { administrator: 'area', organiser: 'area' },
  importResidents: { administrator: 'anything' },
  submitEnterpriseRequest: { enterprise: 'organisation' },
  listEnterpriseRequests: { enterprise: 'organisation', handler: 'organisation' },
  getEnterpriseRequest: { enterprise: 'organisation', handler: 'organisation' },
  acceptEnterpriseRequest: { handler: 'organisation' },
  answerEnterpriseRequest: { handler: 'organisation' },
  confirmAnswer: { enterprise: 'organisation' },
  reopenEnterpriseRequest: { enterprise: 'organisation' },

  listInbox: 'signed-in',
  countUnread: 'signed-in',
  markNoticeRead: 'signed-in',
  markInboxRead: 'signed-in',
  ...{ ...SERIES_POLICY, ...FORMS_POLICY },
  ...WEBHOOK_POLICY,
  ...PROGRAMMES_POLICY,
  ...HOUSES_POLICY,
  ...STOPS_POLICY,
  ...PICK_UP_POLICY,
  ...{ ...TRANSFERS_POLICY, ...NO_SHOWS_POLICY, ...UNITS_POLICY },

  listAudit: administratorOfArea,
  ...DEAD_LETTERS_POLICY,
} as const satisfies Readonly<Record<string, Rule>>;

/** The rule of an operation; throws, so that nothing can be built or started, when the table has none. */
export function ruleOf(operationId: string): Rule {
  const rule = (POLICY as Readonly<Record<string, Rule>>)[operationId];
  if (!rule) throw new Error(`Nobody may call "${operationId}": enter it in apps/gateway/src/access/policy.ts.`);
  return rule;
}

/** Those who act for the city, and not for themselves or their enterprise: what they change is recorded. */
export const STAFF_ROLES = [
  'organiser',
  'moderator',
  'handler',
  'specialist',
  'supervisor',
  'administrator',
] as const satisfies Role[];

/** Whether the rule lets in somebody of the staff as such. */
export const isForStaff = (rule: Rule): boolean => rolesOf(rule).some((role) => STAFF_ROLES.some((one) => one === role));

/** The roles that the rule asks for; none where it asks for no role. */
export const rolesOf = (rule: Rule): Role[] => (typeof rule === 'string' ? [] : (Object.keys(rule) as Role[]));
