/** Who may take which list as a table: a part of the policy. */
export const EXPORT_POLICY = {
  exportRegistrations: { organiser: 'area' },
  exportStopList: { organiser: 'area' },
  exportSessionRoll: { organiser: 'area' },
  exportEnterprises: { administrator: 'area' },
} as const;
