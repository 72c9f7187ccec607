import { SERVICES, ServiceName } from '@linli/contracts';

/** The suite's own service, made known before any library makes something for each service. */
export const TALLY = 'tally' as ServiceName;

(SERVICES as unknown as ServiceName[]).push(TALLY);
