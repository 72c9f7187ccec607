const organiserOfArea = { organiser: 'area' } as const;

/** Who may do what with the life of an event: a part of the policy. */
export const EVENT_LIFE_POLICY = {
  rescheduleCommunityEvent: organiserOfArea,
  cancelCommunityEvent: organiserOfArea,
  postponeCommunityEvent: organiserOfArea,
  archiveCommunityEvent: organiserOfArea,
  discardCommunityEvent: organiserOfArea,
  copyCommunityEvent: organiserOfArea,
  splitCommunityEvent: organiserOfArea,
  giveFeedback: { resident: 'anything' },
  getFeedback: organiserOfArea,
  listMyFeedback: { resident: 'own' },
  getFigures: organiserOfArea,
  setMinimum: organiserOfArea,
} as const;
