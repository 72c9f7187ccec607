const organiserOfArea = { organiser: 'area' } as const;
const residentOfOwn = { resident: 'own' } as const;

/** Who may do what with missed events: a part of the policy. */
export const NO_SHOWS_POLICY = {
  setNoShowRule: organiserOfArea,
  getNoShowRule: 'public',
  listNoShows: organiserOfArea,
  waiveNoShow: organiserOfArea,
  listNoShowAppeals: organiserOfArea,
  acceptNoShowAppeal: organiserOfArea,
  rejectNoShowAppeal: organiserOfArea,
  appealNoShow: residentOfOwn,
  listMyNoShows: residentOfOwn,
  listMyLockOuts: residentOfOwn,
} as const;
