import { DeclaredError } from '@linli/contracts';
import { LoggerService } from '@nestjs/common';
import { Step } from '../handlers/call';

/** One line for each attempt that failed; a declared error is an answer and is not logged, nor is success. */
export const logFailures =
  (log: LoggerService): Step =>
  async (call, next) => {
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof DeclaredError)) log.error(`${call.handler.name}, attempt ${call.attempt}: ${text(error)}`);
      throw error;
    }
  };

const text = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
