/** Who may do what with sessions of events: a part of the policy. */
export const PROGRAMMES_POLICY = {
  setSessions: { organiser: 'area' },
  moveSession: { organiser: 'area' },
  cancelSession: { organiser: 'area' },
  giveUpSession: { resident: 'own' },
  listSessions: 'public',
  getSessionRoll: { organiser: 'area', administrator: 'area' },
} as const;
