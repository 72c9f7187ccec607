const organiserOfArea = { organiser: 'area' } as const;

/** Who may do what with series of events: a part of the policy. */
export const SERIES_POLICY = {
  createSeries: organiserOfArea,
  editSeries: organiserOfArea,
  endSeries: organiserOfArea,
  getSeries: 'public',
  listSeries: 'public',
  getSeriesCalendar: 'public',
  subscribeToSeries: 'signed-in',
  unsubscribeFromSeries: 'signed-in',
  listMySubscriptions: 'signed-in',
} as const;
