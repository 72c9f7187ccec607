import { OneOf, SERVICES, type ServiceName } from '@linli/contracts';
import { ListDeadLettersBody, SettleDeadLettersBody } from '@linli/contracts/dead-letters';

const WHOSE = { about: 'The service whose letters are meant', example: 'events' } as const;

/** Which page of letters of which service. */
export class ListDeadLettersQuery extends ListDeadLettersBody {
  @OneOf(SERVICES, WHOSE) service: ServiceName;
}

/** Which letters of which service to replay or discard. */
export class SettleDeadLettersRequest extends SettleDeadLettersBody {
  @OneOf(SERVICES, WHOSE) service: ServiceName;
}
