const residentOfOwn = { resident: 'own' } as const;

/** Who may do what with places that are passed on: a part of the policy. Whose place is taken over, the code tells. */
export const TRANSFERS_POLICY = {
  offerTransfer: residentOfOwn,
  takeBackTransfer: residentOfOwn,
  listMyTransfers: residentOfOwn,
  acceptTransfer: { resident: 'anything' },
} as const;
