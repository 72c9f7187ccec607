/** Who may do what with events of units: a part of the policy. */
export const UNITS_POLICY = {
  setUnitLimit: { organiser: 'area' },
  getUnitLimit: 'public',
} as const;
