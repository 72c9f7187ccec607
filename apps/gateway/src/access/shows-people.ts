/**
 * The operations that show data of people to others, and the field of what they show that says of whom it is: each look is recorded, for
 * the person to see. A test walks the OpenAPI document for others.
 */
export const SHOWS_PEOPLE: Readonly<Record<string, string>> = {
  openAccount: 'id',
  grantRole: 'accountId',
  revokeGrant: 'accountId',
  listGrants: 'accountId',
  listMembers: 'accountId',
  changeMemberRank: 'accountId',
  changeMemberDates: 'accountId',
  removeMember: 'accountId',
  listRegistrations: 'residentId',
  getRegistrationForm: 'residentId',
  getSessionRoll: 'residentId',
  getStopList: 'residentId',
  listNoShows: 'residentId',
  waiveNoShow: 'residentId',
  listNoShowAppeals: 'residentId',
  acceptNoShowAppeal: 'residentId',
  rejectNoShowAppeal: 'residentId',
  getPickUp: 'residentId',
  exportRegistrations: 'residentId',
  exportStopList: 'residentId',
  exportSessionRoll: 'residentId',
  approveRegistration: 'residentId',
  prioritiseRegistration: 'residentId',
  rejectRegistration: 'residentId',
  reduceParty: 'residentId',
  listAssignments: 'volunteerId',
  markAttendance: 'volunteerId',
};
