import { MembershipView, TeamView } from '@linli/contracts/volunteers';
import { Membership, Team } from './team';

export const viewOf = ({ _id, areaCode, name, languages, members }: Team): TeamView => ({
  id: _id,
  ...{ areaCode, name, languages: [...languages], members },
});

export const membershipViewOf = ({ teamId, volunteerId, joinedAt }: Membership): MembershipView => ({
  ...{ teamId, volunteerId },
  joinedAt: joinedAt.toISOString(),
});
