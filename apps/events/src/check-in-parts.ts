import { AdmitWalkInsHandler } from './check-in/admit-walk-ins.handler';
import { ATTENDANCE, AttendanceSchema } from './check-in/attendance.schema';
import { AttendanceStore } from './check-in/attendance.store';
import { CHECK_IN, CheckInSchema } from './check-in/check-in.schema';
import { CheckInStore } from './check-in/check-in.store';
import { CheckInPartyHandler } from './check-in/check-in-party.handler';
import { CheckMyselfInHandler } from './check-in/check-myself-in.handler';
import { DoorDesk } from './check-in/door.desk';
import { DOOR, DoorSchema } from './check-in/door.schema';
import { DoorStore } from './check-in/door.store';
import { DoorWriting } from './check-in/door-writing.desk';
import { GateDesk } from './check-in/gate.desk';
import { GetAttendanceHandler } from './check-in/get-attendance.handler';
import { GetPlaceCodeHandler } from './check-in/get-place-code.handler';
import { GetTicketHandler } from './check-in/get-ticket.handler';
import { KeepTicketKeyRun } from './check-in/keep-ticket-key.run';
import { ListCheckInKeysHandler } from './check-in/list-check-in-keys.handler';
import { ListCheckInsHandler } from './check-in/list-check-ins.handler';
import { ListMyCheckInsHandler } from './check-in/list-my-check-ins.handler';
import { PlaceCodes } from './check-in/place-codes.provider';
import { SetDoorRulesHandler } from './check-in/set-door-rules.handler';
import { TICKET_KEY, TicketKeySchema } from './check-in/ticket-key.schema';
import { TicketKeyStore } from './check-in/ticket-key.store';
import { TicketKeys } from './check-in/ticket-keys.provider';
import { UndoCheckInHandler } from './check-in/undo-check-in.handler';
import { UndoWalkIn } from './check-in/undo-walk-in.desk';
import { UploadCheckInsHandler } from './check-in/upload-check-ins.handler';
import { UploadWalkInsHandler } from './check-in/upload-walk-ins.handler';
import { WalkInDesk } from './check-in/walk-in.desk';
import { WhoHasCome } from './check-in/who-has-come.desk';

/** What the feature adds to the service. */
export const CHECK_IN_PARTS = {
  schemas: [
    { name: TICKET_KEY, schema: TicketKeySchema },
    { name: CHECK_IN, schema: CheckInSchema },
    { name: ATTENDANCE, schema: AttendanceSchema },
    { name: DOOR, schema: DoorSchema },
  ],
  handlers: [
    ...[GetTicketHandler, ListCheckInKeysHandler],
    ...[CheckInPartyHandler, UndoCheckInHandler, AdmitWalkInsHandler, SetDoorRulesHandler],
    ...[UploadCheckInsHandler, UploadWalkInsHandler],
    ...[CheckMyselfInHandler, GetPlaceCodeHandler],
    ...[ListCheckInsHandler, ListMyCheckInsHandler, GetAttendanceHandler],
  ],
  providers: [
    ...[TicketKeys, PlaceCodes, TicketKeyStore, KeepTicketKeyRun],
    ...[CheckInStore, AttendanceStore, DoorStore, DoorDesk, DoorWriting, GateDesk, WalkInDesk, UndoWalkIn, WhoHasCome],
  ],
};
