/** One person's service: what has been credited, and what is still to be done. */
export interface Volunteer {
  readonly _id: string;
  /** How many teams the volunteer is in. */
  readonly teams: number;
  readonly minutes: number;
  readonly shiftsAttended: number;
  /** Ids of the shifts that the volunteer is on, without those that were over at the last sign-up. */
  readonly engagedOn: readonly string[];
}

/** Somebody who has not volunteered so far. */
export const newcomer = (id: string): Volunteer => ({ _id: id, teams: 0, minutes: 0, shiftsAttended: 0, engagedOn: [] });

/** The volunteer as a member of one more team. */
export const joinedTeam = (volunteer: Volunteer): Volunteer => ({ ...volunteer, teams: volunteer.teams + 1 });

/** The service of somebody who is no more known: what was done, under a pseudonym, and nothing still to be done. */
export const retired = (volunteer: Volunteer, pseudonym: string): Volunteer => ({
  ...volunteer,
  _id: pseudonym,
  teams: 0,
  engagedOn: [],
});
