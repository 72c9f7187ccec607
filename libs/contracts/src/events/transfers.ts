import { defineCommand, defineQuery } from '../contract';
import { Id, Instant, ListOf, Pattern, Text } from '../fields';
import { PageQuery } from '../paging';
import { NotOwner } from '../shared-errors';
import { AnswerBody, AttendeeBody } from './answers';
import { NOT_INVITED } from './audience-errors';
import { RegistrationNotConfirmed } from './check-in-errors';
import { AlreadyRegistered, EventNotOpen, RegistrationNotFound } from './errors';
import { NOT_FILLED_IN_WELL } from './form-errors';
import { MOST_QUESTIONS } from './forms';
import { LockedOut } from './no-show-errors';
import { RegistrationIdBody, RegistrationView } from './registrations';
import { SeriesPlacesTaken } from './series-errors';
import { SplitUnderWay } from './split-errors';
import { PartyHasCome, TransferAmongColleagues, TransferNotOpen, TransfersNotAllowed, TransferTooLate } from './transfer-errors';
import { UNIT_LIMITS } from './unit-errors';

/** What a code of a transfer looks like: the registration, and a seal that nobody else can make. */
export const TRANSFER_CODE = /^[\w-]{22}[\w-]{22}$/;

export class AcceptTransferBody {
  @Pattern({
    about: 'The code that whoever has the place has handed over',
    pattern: TRANSFER_CODE,
    example: 'AZDzwgAAcACQAAAAAAAAAQq83vQm1mX0Z3kq9a7cV1uA',
  })
  transferCode: string;
  @ListOf(() => AnswerBody, { about: 'To the questions that the event asks of the party', max: MOST_QUESTIONS, optional: true })
  answers?: AnswerBody[];
  @ListOf(() => AttendeeBody, { about: 'The people of the party, where the event asks for them', max: 6, optional: true })
  attendees?: AttendeeBody[];
}

/** A place that is to be passed on. */
export class TransferView {
  @Id({ about: 'The registration that has the place' }) registrationId: string;
  @Id({ about: 'The event' }) eventId: string;
  @Instant({ about: 'Since when it is offered', example: '2026-11-22T09:00:00+08:00' }) offeredAt: string;
  @Instant({ about: 'Until when the code is good', example: '2026-11-24T09:00:00+08:00' }) expiresAt: string;
  @Text({ about: 'To be handed over; whoever has it can take the place, once', max: 44, optional: true }) transferCode?: string;
}

export class TransferPage {
  @ListOf(() => TransferView, { about: 'Open offers, of the newest registration first', max: 100 }) items: TransferView[];
  @Text({ about: 'Ask for the next page with this as `after`', max: 400, optional: true }) next?: string;
}

/** Makes a code with which one other person can take the place over; while there is an open one it stays as it is. */
export const OfferTransfer = defineCommand('events.offer-transfer', {
  body: RegistrationIdBody,
  reply: TransferView,
  fails: [
    ...[RegistrationNotFound, NotOwner, EventNotOpen, RegistrationNotConfirmed],
    ...[TransfersNotAllowed, TransferTooLate, PartyHasCome, SplitUnderWay],
  ],
});

/** Makes the code worthless; the place stays whose it is. Once more changes nothing. */
export const TakeBackTransfer = defineCommand('events.take-back-transfer', {
  body: RegistrationIdBody,
  reply: RegistrationView,
  fails: [RegistrationNotFound, NotOwner],
});

/** Takes the place over that the code is of, whole as it is; whoever waits for the same event gives that up. */
export const AcceptTransfer = defineCommand('events.accept-transfer', {
  body: AcceptTransferBody,
  reply: RegistrationView,
  fails: [
    ...[TransferNotOpen, TransfersNotAllowed, TransferTooLate, TransferAmongColleagues, PartyHasCome],
    ...[EventNotOpen, AlreadyRegistered, LockedOut, ...NOT_FILLED_IN_WELL, ...NOT_INVITED, SeriesPlacesTaken, ...UNIT_LIMITS],
    SplitUnderWay,
  ],
});

/** The caller’s own places that can be taken over at the moment, with their codes. */
export const ListMyTransfers = defineQuery('events.list-my-transfers', { body: PageQuery, reply: TransferPage });
