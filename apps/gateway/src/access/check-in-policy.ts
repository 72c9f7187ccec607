const atTheDoors = { organiser: 'area', administrator: 'area' } as const;
const residentOfOwn = { resident: 'own' } as const;

/** Who may do what with tickets and check-in: a part of the policy. */
export const CHECK_IN_POLICY = {
  getTicket: residentOfOwn,
  getTicketPicture: residentOfOwn,
  listCheckInKeys: 'public',
  checkInParty: atTheDoors,
  listCheckIns: atTheDoors,
  uploadCheckIns: atTheDoors,
  undoCheckIn: atTheDoors,
  setDoorRules: atTheDoors,
  admitWalkIns: atTheDoors,
  uploadWalkIns: atTheDoors,
  getAttendance: atTheDoors,
  getPlaceCode: atTheDoors,
  checkMyselfIn: residentOfOwn,
} as const;
