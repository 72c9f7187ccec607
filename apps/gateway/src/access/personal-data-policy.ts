/** Who may do what with what is known of a person: a part of the policy. */
export const PERSONAL_DATA_POLICY = {
  listConsentPurposes: 'public',
  listMyConsents: 'signed-in',
  giveConsent: 'signed-in',
  withdrawConsent: 'signed-in',
  listMyDataAccesses: 'signed-in',
  getMyData: 'signed-in',
  startDataExport: 'signed-in',
  getMyDataPage: 'signed-in',
  deleteMyAccount: 'signed-in',
  getMyErasure: 'public',
  cancelMyErasure: 'public',
} as const;
