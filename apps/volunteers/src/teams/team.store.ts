import { BilingualTitle, PageQuery } from '@linli/contracts';
import { AlreadyInTeam, ListTeamsBody, TeamNotFound } from '@linli/contracts/volunteers';
import { isDuplicateKey, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Membership, Team } from './team';
import { MEMBERSHIP, TEAM } from './team.schema';

@Injectable()
export class TeamStore {
  constructor(
    @InjectModel(TEAM) private readonly teams: Model<Team>,
    @InjectModel(MEMBERSHIP) private readonly memberships: Model<Membership>,
  ) {}

  /** Throws TeamNotFound when there is none. */
  async get(id: string): Promise<Team> {
    const found = await this.teams.findById(id).lean<Team>();
    if (!found) throw new TeamNotFound();
    return found;
  }

  async insert(team: Team): Promise<void> {
    await this.teams.insertOne(team);
  }

  /** Counts the member in; throws AlreadyInTeam when the volunteer is in the team. */
  async add(membership: Membership): Promise<void> {
    try {
      await this.memberships.insertOne(membership);
    } catch (error) {
      throw isDuplicateKey(error, 'volunteerId') ? new AlreadyInTeam() : error;
    }
    await this.teams.updateOne({ _id: membership.teamId }, { $inc: { members: 1 } });
  }

  /** The volunteer's memberships, newest first. */
  pageOfMember(volunteerId: string, page: PageQuery): Promise<Page<Membership>> {
    return pageOf(this.memberships, { volunteerId }, { ...page, by: 'joinedAt', direction: -1 });
  }

  /** Names by the ids of the teams. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, BilingualTitle>> {
    const found = await this.teams.find({ _id: { $in: ids } }, { name: 1 }).lean<Pick<Team, '_id' | 'name'>[]>();
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  /** Takes the volunteer out of every team; tells out of how many. */
  async removeFromAll(volunteerId: string): Promise<number> {
    const memberships = await this.memberships.find({ volunteerId }, { teamId: 1 }).lean<Pick<Membership, 'teamId'>[]>();
    await this.memberships.deleteMany({ volunteerId });
    await this.teams.updateMany({ _id: { $in: memberships.map(({ teamId }) => teamId) } }, { $inc: { members: -1 } });
    return memberships.length;
  }

  /** Teams of the area and the areas below it, newest first unless asked for otherwise. */
  page({ areaCode, sort = '-foundedAt', ...page }: ListTeamsBody): Promise<Page<Team>> {
    const filter = areaCode ? { areaCode: { $gte: areaCode, $lt: `${areaCode}:` } } : {};
    return pageOf(this.teams, filter, { ...page, ...orderNamed(sort) });
  }
}
