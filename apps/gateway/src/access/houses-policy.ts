const organiserOfArea = { organiser: 'area' } as const;
const lookingAfter = { organiser: 'area', administrator: 'area' } as const;

/** Who may do what with houses of many rooms: a part of the policy. */
export const HOUSES_POLICY = {
  createHouse: lookingAfter,
  editHouse: lookingAfter,
  getHouse: 'public',
  listHouses: 'public',
  getTimetable: 'public',
  getHouseCalendar: 'public',
  bookRoom: organiserOfArea,
  releaseRoom: organiserOfArea,
} as const;
