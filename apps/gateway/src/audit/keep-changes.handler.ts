import { SERVICES, ServiceName } from '@linli/contracts';
import { changeRecordedBy, RecordedChangeBody } from '@linli/contracts/audit';
import { Fact, WhenMany } from '@linli/messaging';
import { Type } from '@nestjs/common';
import { recordOf } from './audit-record';
import { AuditRecordStore } from './audit-record.store';

/** The listeners that keep what every service, the gateway among them, tells of changes. */
export const CHANGE_KEEPERS: Type[] = SERVICES.map(keeperOf);

function keeperOf(service: ServiceName): Type {
  @WhenMany(changeRecordedBy(service), `keep-changes-of-${service}`)
  class KeepChangesHandler {
    constructor(readonly records: AuditRecordStore) {}

    async handle(facts: readonly Fact<RecordedChangeBody>[]): Promise<void> {
      await this.records.addAll(
        service,
        facts.map(({ body, context }) => recordOf(body, context)),
      );
    }
  }
  return KeepChangesHandler;
}
