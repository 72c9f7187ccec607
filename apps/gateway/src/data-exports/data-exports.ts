import { TooManyDataExports } from '@linli/contracts/gateway';
import { Clock } from '@linli/messaging';
import { newId } from '@linli/persistence';
import { Injectable } from '@nestjs/common';
import { Throttle } from '../sessions/throttle';
import { DataExport, started } from './data-export';
import { DataExportStore } from './data-export.store';
import { DataSources } from './data-sources';

/** So many exports of one person are free in a day. */
const PATIENCE = { free: 5, firstMs: 600_000, longestMs: 3_600_000, byDay: true } as const;

/** Exports of all that is known of a person, one for each at a time. */
@Injectable()
export class DataExports {
  constructor(
    private readonly store: DataExportStore,
    private readonly sources: DataSources,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** The person's export, begun where there is none. Throws TooManyDataExports. */
  async current(accountId: string): Promise<DataExport> {
    const there = await this.store.ofPerson(accountId, this.clock.now());
    return there ?? this.begin(accountId);
  }

  /** A new one in the place of one that is ready; one that is being gathered goes on. Throws TooManyDataExports. */
  async renew(accountId: string): Promise<DataExport> {
    const there = await this.store.ofPerson(accountId, this.clock.now());
    return there?.status === 'gathering' ? there : this.begin(accountId);
  }

  private async begin(accountId: string): Promise<DataExport> {
    await this.throttle.count({ kind: 'data export', value: accountId }, PATIENCE, TooManyDataExports);
    await this.store.removeOf(accountId);
    const dataExport = started({ id: newId(), accountId, now: this.clock.now() }, this.sources.all);
    if (await this.store.insert(dataExport)) return dataExport;
    return (await this.store.ofPerson(accountId, this.clock.now())) ?? dataExport;
  }
}
