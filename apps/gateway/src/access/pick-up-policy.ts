const atTheDoors = { organiser: 'area', administrator: 'area' } as const;
const residentOfOwn = { resident: 'own' } as const;

/** Who may do what with those who fetch: a part of the policy. */
export const PICK_UP_POLICY = {
  setPickUpRule: atTheDoors,
  getPickUpRule: 'public',
  namePickUpPerson: residentOfOwn,
  removePickUpPerson: residentOfOwn,
  setMyPickUp: residentOfOwn,
  getPickUp: { resident: 'own', ...atTheDoors },
  listMyPickUps: residentOfOwn,
} as const;
