import { PageQuery } from '@linli/contracts';
import { ListAssignmentsBody, NotOnShift } from '@linli/contracts/volunteers';
import { Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Assignment } from './assignment';
import { ASSIGNMENT } from './assignment.schema';

@Injectable()
export class AssignmentStore {
  constructor(@InjectModel(ASSIGNMENT) private readonly assignments: Model<Assignment>) {}

  /** Throws NotOnShift when the volunteer is not on the shift. */
  async get(shiftId: string, volunteerId: string): Promise<Assignment> {
    const found = await this.assignments.findOne({ shiftId, volunteerId }).lean<Assignment>();
    if (!found) throw new NotOnShift();
    return found;
  }

  async insert(assignment: Assignment): Promise<void> {
    await this.assignments.insertOne(assignment);
  }

  async save(assignment: Assignment): Promise<void> {
    await this.assignments.replaceOne({ _id: assignment._id }, assignment);
  }

  async remove({ _id }: Assignment): Promise<void> {
    await this.assignments.deleteOne({ _id });
  }

  /** Keeps the volunteer's assignments under a pseudonym; tells how many. */
  async pseudonymise(volunteerId: string, pseudonym: string): Promise<number> {
    return (await this.assignments.updateMany({ volunteerId }, { $set: { volunteerId: pseudonym } })).modifiedCount;
  }

  pageByShift({ shiftId, ...page }: ListAssignmentsBody): Promise<Page<Assignment>> {
    return pageOf(this.assignments, { shiftId }, { ...page, by: 'assignedAt', direction: -1 });
  }

  pageByVolunteer(volunteerId: string, page: PageQuery): Promise<Page<Assignment>> {
    return pageOf(this.assignments, { volunteerId }, { ...page, by: 'assignedAt', direction: -1 });
  }
}
