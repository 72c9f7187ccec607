import { MODULE_METADATA } from '@nestjs/common/constants';
import { HandlerRecord, handlerRecordOf } from './handles';

/** The handlers among the controllers of a Nest module, without starting it. */
export function handlerRecordsIn(module: object): HandlerRecord[] {
  const controllers: object[] = Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? [];
  return controllers.map(handlerRecordOf).filter((record) => record !== undefined);
}
