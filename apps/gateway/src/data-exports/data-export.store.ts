import { isDuplicateKey } from '@linli/persistence';
import { Keyring } from '@linli/personal-data';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { DataExport, KEPT_MS } from './data-export';
import { DATA_EXPORT, DATA_EXPORT_PART, DataExportPart, SEALED_PART, StoredDataExport } from './data-export.schema';

/** So long one replica works at an export alone. */
const LEASE_MS = 60_000;

interface Place {
  readonly exportId: string;
  readonly section: number;
  readonly page: number;
}

@Injectable()
export class DataExportStore {
  constructor(
    @InjectModel(DATA_EXPORT) private readonly dataExports: Model<StoredDataExport>,
    @InjectModel(DATA_EXPORT_PART) private readonly parts: Model<DataExportPart>,
    private readonly keyring: Keyring,
  ) {}

  /** The person's export, if there is one that has not expired. */
  async ofPerson(accountId: string, now: Date): Promise<DataExport | undefined> {
    const found = await this.dataExports.findOne({ accountId, expiresAt: { $gt: now } }).lean<DataExport>();
    return found ?? undefined;
  }

  /** False when the person has one already: another request was faster. */
  async insert(dataExport: DataExport): Promise<boolean> {
    try {
      await this.dataExports.insertMany([{ ...dataExport, nextAt: new Date(), keptUntil: keptUntil() }], { lean: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Removes the person's export with all that was gathered. */
  async removeOf(accountId: string): Promise<void> {
    const found = await this.dataExports.find({ accountId }, { _id: 1 }).lean<Pick<DataExport, '_id'>[]>();
    await this.parts.deleteMany({ exportId: { $in: found.map(({ _id }) => _id) } });
    await this.dataExports.deleteMany({ accountId });
  }

  /** One that is to be worked at, for this replica alone for a minute. */
  takeGathering(): Promise<DataExport | null> {
    return this.dataExports
      .findOneAndUpdate(
        { status: 'gathering', nextAt: { $lte: new Date() } },
        { $set: { nextAt: new Date(Date.now() + LEASE_MS) } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      )
      .lean<DataExport>();
  }

  /** Whether it is still there; if not, nothing is kept. */
  async progress({ _id, status, sections }: DataExport): Promise<boolean> {
    const change = { $set: { status, sections, nextAt: new Date(Date.now() + LEASE_MS) } };
    const { matchedCount } = await this.dataExports.updateOne({ _id }, change);
    if (matchedCount === 0) await this.parts.deleteMany({ exportId: _id });
    return matchedCount > 0;
  }

  /** To be gone on with a little later: a service is away. */
  async postpone(_id: string, ms: number): Promise<void> {
    await this.dataExports.updateOne({ _id }, { $set: { nextAt: new Date(Date.now() + ms) } });
  }

  /** Keeps one page, sealed; the same page again takes its place. */
  async keep({ exportId, section, page }: Place, items: readonly object[]): Promise<void> {
    const _id = [exportId, padded(section), padded(page)].join('/');
    const part = { _id, exportId, items: JSON.stringify(items), keptUntil: keptUntil() };
    await this.parts.replaceOne({ _id }, SEALED_PART.seal(part, this.keyring), { upsert: true });
  }

  /** The records of one section, page by page. */
  async *pages(exportId: string, section: number): AsyncGenerator<object[]> {
    const begin = `${exportId}/${padded(section)}/`;
    const parts = this.parts.find({ exportId, _id: { $gte: begin, $lt: `${begin}:` } }).sort({ _id: 1 });
    for await (const part of parts.lean<DataExportPart[]>().cursor())
      yield JSON.parse(SEALED_PART.open(part, this.keyring).items);
  }
}

const padded = (number: number): string => String(number).padStart(5, '0');

const keptUntil = (): Date => new Date(Date.now() + KEPT_MS);
