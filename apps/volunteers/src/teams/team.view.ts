import { BilingualTitle } from '@linli/contracts';
import { MembershipView, TeamView } from '@linli/contracts/volunteers';
import { Membership, Team } from './team';

/** With the name of its host, where that is known. */
export const viewOf = ({ _id, areaCode, name, languages, members, hostId }: Team, hostName?: BilingualTitle): TeamView => ({
  id: _id,
  ...{ areaCode, name, languages: [...languages], members },
  ...(hostId !== undefined && { hostId }),
  ...(hostName && { hostName: { zh: hostName.zh, en: hostName.en } }),
});

export const membershipViewOf = ({ teamId, volunteerId, joinedAt }: Membership): MembershipView => ({
  ...{ teamId, volunteerId },
  joinedAt: joinedAt.toISOString(),
});
