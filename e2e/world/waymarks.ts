import { ACCOUNTS } from './accounts';
import { AFTERWARDS } from './afterwards';
import { ORGANISATIONS } from './organisations';
import { PERSONAL } from './personal';
import * as prepared from './prepared';
import { Prepare } from './prepared';
import { REGISTRATIONS } from './registrations';
import { LAST, STAFF_CHANGES } from './staff-changes';
import { Waymarks } from './walk';

const DRAFTS: Readonly<Record<string, Prepare>> = { publishCommunityEvent: prepared.aDraft };
const LETTERS: Readonly<Record<string, Prepare>> = { listDeadLetters: async () => ({ query: '?service=events' }) };

/** Operations of whoever is signed in that are about what is theirs alone. */
const OF_ONE_PERSON = [
  ...['listMySessions', 'endMySession', 'getMyAccount', 'getMyData', 'getMyDataPage', 'listMyConsents', 'listMyDataAccesses'],
  ...['listMyGrants', 'listMyOrganisations', 'listMyInvitations', 'acceptInvitation', 'declineInvitation', 'listInbox'],
  ...['markNoticeRead', 'listMySubscriptions', 'getMyCalendarFeed'],
];

const SINGLE_SIGN_ON = 'a provider lets people in: apps/gateway/src/single-sign-on/single-sign-on.int.spec.ts';

/** What the test that walks every operation knows of them beside the policy. */
export const WAYMARKS: Waymarks = {
  prepared: {
    ...STAFF_CHANGES,
    ...ACCOUNTS,
    ...ORGANISATIONS,
    ...PERSONAL,
    ...REGISTRATIONS,
    ...DRAFTS,
    ...LETTERS,
    ...AFTERWARDS,
  },
  personal: OF_ONE_PERSON,
  refusals: {
    endMySession: 'gateway.session-not-found',
    getMyDataPage: 'gateway.data-export-not-ready',
    revokeGrant: 'gateway.grant-not-found',
    acceptInvitation: 'gateway.invitation-not-found',
    declineInvitation: 'gateway.invitation-not-found',
    markNoticeRead: 'notifications.notice-not-found',
    getMyCalendarFeed: 'gateway.calendar-feed-not-found',
    getEnterpriseRequest: 'business-service.request-not-found',
    setUnitLimit: 'events.not-of-unit',
    withdrawFromShift: 'volunteers.not-on-shift',
  },
  withoutSuccess: {
    beginSingleSignOn: SINGLE_SIGN_ON,
    finishSingleSignOn: SINGLE_SIGN_ON,
    signInBySingleSignOn: SINGLE_SIGN_ON,
    signOutByProvider: SINGLE_SIGN_ON,
    linkMyIdentity: SINGLE_SIGN_ON,
    unlinkMyIdentity: SINGLE_SIGN_ON,
    getDeadLetter: 'all is well here: libs/messaging/src/dead-letters/dead-letters.int.spec.ts',
  },
};

/** They move the clock on, or give everybody a role, so the others come before. */
const AT_THE_END = [...LAST, ...Object.keys(AFTERWARDS).filter((id) => !LAST.includes(id)), 'registerOwnEnterprise'];

/** By when they are walked. */
export const inTurn = (one: { operationId: string }, other: { operationId: string }): number =>
  AT_THE_END.indexOf(one.operationId) - AT_THE_END.indexOf(other.operationId);
