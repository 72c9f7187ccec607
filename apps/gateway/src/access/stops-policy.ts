const organiserOfArea = { organiser: 'area' } as const;
const residentOfOwn = { resident: 'own' } as const;

/** Who may do what with stops of lines: a part of the policy. */
export const STOPS_POLICY = {
  setStops: organiserOfArea,
  listStops: 'public',
  getStopList: organiserOfArea,
  chooseStops: residentOfOwn,
  listMyStops: residentOfOwn,
} as const;
