import { UnknownFields, validated } from '@linli/contracts';
import { Step } from '../handlers/call';

/** The body as a checked instance of its shape; throws InvalidInput. From callers unknown fields are refused, in facts of other services they are kept. */
export const validate =
  (unknownFields: UnknownFields): Step =>
  (call, next) => {
    call.body = validated(call.handler.contract.body, parsed(call.message.body), unknownFields);
    return next();
  };

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
