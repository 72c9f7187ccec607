import { DeclaredError } from '@linli/contracts';
import { LoggerService } from '@nestjs/common';
import { Watcher } from './watched';

/** One line for each attempt that failed; a declared error is an answer and is not logged, nor is success. */
export const logFailures = (log: LoggerService): Watcher => ({
  failed: (call, error) => {
    if (!(error instanceof DeclaredError)) log.error(`${call.handler.name}, attempt ${call.attempt}: ${text(error)}`);
  },
});

const text = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
