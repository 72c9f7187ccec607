import { ChangedMeanwhile, EVERYWHERE, Grant as Held, PageQuery, plainCode } from '@linli/contracts';
import { AlreadyGranted, GrantNotFound, LastAdministrator, ListGrantsBody } from '@linli/contracts/gateway';
import { isDuplicateKey, orderNamed, Page, pageOf } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model, QueryFilter } from 'mongoose';
import { Grant, holdsAt } from './grant';
import { GRANT } from './grant.schema';
import { forGood, inStatus, notOver, ofEverything } from './grant-filters';

/** The most grants that one account holds at a time; further ones do not reach its tokens. */
const MOST = 200;

/** Of whom and where, as a grant says it; null where it says nothing. */
type Place = Pick<Grant, 'accountId' | 'role'> & { readonly areaCode?: string | null; readonly organisationId?: string | null };

/** What an account holds at a moment. */
interface HeldByAccount {
  readonly grants: Held[];
  /** When the first of them ends; missing where none does. */
  readonly endsAt?: Date;
}

/** Grants as they are at that moment. */
type GrantsAsked = ListGrantsBody & { readonly now: Date };

@Injectable()
export class GrantStore {
  constructor(@InjectModel(GRANT) private readonly grants: Model<Grant>) {}

  /** Throws GrantNotFound. */
  async get(id: string): Promise<Grant> {
    const found = await this.grants.findById(id).lean<Grant>();
    if (!found) throw new GrantNotFound();
    return found;
  }

  /** What the account may act as at that moment, where; without the role of a resident, which everybody has. */
  async heldBy(accountId: string, now: Date): Promise<HeldByAccount> {
    const held = (await this.activeOf(accountId, now)).filter((grant) => holdsAt(grant, now));
    const endsAt = firstEndOf(held);
    return { grants: held.map(heldOf), ...(endsAt && { endsAt }) };
  }

  /** Throws AlreadyGranted when the account has the role for that place. */
  async insert(grants: readonly Grant[]): Promise<void> {
    await this.grants.insertMany([...grants]).catch((error) => {
      throw isDuplicateKey(error) ? new AlreadyGranted() : error;
    });
  }

  /** Whether it was inserted: false where the account has the role for that place already. */
  async insertIfNone(grant: Grant): Promise<boolean> {
    const { accountId, role, organisationId } = grant;
    const held = await this.grants.exists({
      $or: [{ _id: grant._id }, { accountId, role, organisationId, status: { $ne: 'revoked' } }],
    });
    if (!held) await this.insert([grant]);
    return !held;
  }

  /** What makes the account a member of the organisation, now or later; null when it is none. */
  membership(organisationId: string, accountId: string, now: Date): Promise<Grant | null> {
    return this.grants.findOne({ organisationId, accountId, ...notOver(now) }).lean<Grant>();
  }

  /** The same of somebody whose account is being deleted, too: they may come back. */
  membershipToEnd(organisationId: string, accountId: string, now: Date): Promise<Grant | null> {
    const suspended = { status: 'suspended' as const };
    return this.grants.findOne({ organisationId, accountId, $or: [notOver(now), suspended] }).lean<Grant>();
  }

  /** Where the account is a member, now or later. */
  async membershipsOf(accountId: string, now: Date): Promise<Grant[]> {
    const found = await this.activeOf(accountId, now);
    return found.filter(({ organisationId }) => organisationId !== undefined);
  }

  /** Members of the organisation, also those whose time is still to come, newest first. */
  membersOf(organisationId: string, query: PageQuery & { readonly now: Date }): Promise<Page<Grant>> {
    const { now, ...page } = query;
    return pageOf(this.grants, { organisationId, ...notOver(now) }, { ...page, by: 'grantedAt', direction: -1 });
  }

  countMembers(organisationId: string, now: Date): Promise<number> {
    return this.grants.countDocuments({ organisationId, ...notOver(now) });
  }

  /** Memberships of which a date has come that others are to be told of, the earliest first. */
  datesCome(now: Date, limit: number): Promise<Grant[]> {
    return this.grants
      .find({ status: 'active', nextDate: { $lte: now } })
      .sort({ nextDate: 1 })
      .limit(limit)
      .lean<Grant[]>();
  }

  /** How often the memberships of an account have changed. */
  async countChanges(accountId: string): Promise<number> {
    const all = { accountId, organisationId: { $exists: true } } as QueryFilter<Grant>;
    const [given, ended, begun, resumed] = [
      await this.grants.countDocuments(all),
      await this.grants.countDocuments({ ...all, status: { $ne: 'active' } }),
      await this.grants.countDocuments({ ...all, begun: true }),
      await this.grants.find({ ...all, resumed: { $gt: 0 } }, { resumed: 1 }).lean<Pick<Grant, 'resumed'>[]>(),
    ];
    // Whoever is resumed has been suspended before: two changes, of which none is to be seen in the status.
    return given + ended + begun + resumed.reduce((sum, { resumed: times = 0 }) => sum + 2 * times, 0);
  }

  /** Ends one whose time was over before another for the same place begins. */
  async closeExpired({ accountId, role, areaCode = null, organisationId = null }: Place, now: Date): Promise<void> {
    const filter = { accountId, role, areaCode, organisationId, status: 'active', until: { $lte: now } } as QueryFilter<Grant>;
    await this.grants.updateMany(filter, { $set: { status: 'revoked', revokedAt: now } });
  }

  /** Throws ChangedMeanwhile when the grant is not as it was before. */
  async save({ _id, status }: Grant, after: Grant): Promise<void> {
    const { matchedCount } = await this.grants.replaceOne({ _id, status }, after);
    if (matchedCount === 0) throw new ChangedMeanwhile();
  }

  /** Throws LastAdministrator when, as the transaction sees it, nobody administers everything by now and without end. */
  async assertSomebodyAdministers(now: Date): Promise<void> {
    if (!(await this.isAdministered(now))) throw new LastAdministrator();
  }

  /** Whether somebody administers everything by now and without end; one at least of those who do stays until the transaction is over. */
  isAdministered(now: Date): Promise<boolean> {
    return this.relyOn(ofEverything(now));
  }

  /** Whether somebody acts for the enterprise by now and without end; one at least of those who do stays until the transaction is over. */
  isRepresented(organisationId: string, now: Date): Promise<boolean> {
    return this.relyOn({ organisationId, rank: { $ne: 'staff' }, ...forGood(now) } as unknown as QueryFilter<Grant>);
  }

  /** A transaction that ends the same grant conflicts with this one, and sees on its next attempt what this one did. */
  private async relyOn(filter: QueryFilter<Grant>): Promise<boolean> {
    const { matchedCount } = await this.grants.updateOne(filter, { $inc: { reliedOn: 1 } });
    return matchedCount > 0;
  }

  /** What is not over at that moment; of more than MOST the newest. */
  activeOf(accountId: string, now: Date): Promise<Grant[]> {
    return this.grants
      .find({ accountId, ...notOver(now) })
      .sort({ grantedAt: -1, _id: -1 })
      .limit(MOST)
      .lean<Grant[]>();
  }

  /** Keeps what was given to or by a person under a pseudonym, without these words of theirs. */
  async pseudonymise(accountId: string, pseudonym: string, words: readonly string[]): Promise<void> {
    for await (const grant of this.grants.find({ accountId }).lean<Grant[]>().cursor()) {
      const nameless = { ...grant, accountId: pseudonym, reason: without(words, grant.reason) };
      await this.grants.replaceOne({ _id: grant._id }, nameless);
    }
    await this.grants.updateMany({ grantedBy: accountId }, { $set: { grantedBy: pseudonym } });
    await this.grants.updateMany({ revokedBy: accountId }, { $set: { revokedBy: pseudonym } });
  }

  /** Those that an account gave, or that it took back, newest first. */
  pageBy(who: Readonly<Partial<Pick<Grant, 'grantedBy' | 'revokedBy'>>>, query: PageQuery): Promise<Page<Grant>> {
    return pageOf(this.grants, who as QueryFilter<Grant>, { ...query, by: 'grantedAt', direction: -1 });
  }

  /** Newest first unless asked for otherwise: all of them, those of an account, or those within areas. */
  page(query: GrantsAsked, within: readonly string[]): Promise<Page<Grant>> {
    const { accountId, areaCode, status, limit, after, now, sort = '-grantedAt' } = query;
    const filter = {
      ...(accountId && { accountId }),
      ...(status && { $and: [inStatus(status, now)] }),
      ...(!within.includes(EVERYWHERE) && { $or: within.map((code) => ({ areaCode: startingWith(code) })) }),
      ...(areaCode && { areaCode: startingWith(areaCode) }),
    };
    return pageOf(this.grants, filter as QueryFilter<Grant>, { limit, after, ...orderNamed(sort) });
  }
}

const heldOf = ({ role, areaCode, organisationId, rank }: Grant): Held => ({
  role,
  // Grants of before may have a code that is filled with zeros; nothing that is entered now begins with it.
  ...(areaCode !== undefined && { areaCode: plainCode(areaCode) }),
  ...(organisationId !== undefined && { organisationId }),
  ...(rank && { rank }),
});

const firstEndOf = (grants: readonly Grant[]): Date | undefined =>
  grants.flatMap(({ until }) => until ?? []).sort((one, other) => one.getTime() - other.getTime())[0];

const without = (words: readonly string[], text: string): string =>
  words.reduce((rest, word) => rest.replaceAll(word, '***'), text);

const startingWith = (code: string) => ({ $gte: code, $lt: `${code}:` });
