/** Who may do what with the forms of sign-up: a part of the policy. */
export const FORMS_POLICY = {
  setSignUpForm: { organiser: 'area' },
  getSignUpForm: 'public',
  changeRegistrationForm: { resident: 'own' },
  getRegistrationForm: { resident: 'own', organiser: 'area' },
} as const;
