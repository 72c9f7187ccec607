import { AcceptTransferHandler } from './transfers/accept-transfer.handler';
import { ListMyPassedPlacesHandler } from './transfers/list-my-passed-places.handler';
import { ListMyTransfersHandler } from './transfers/list-my-transfers.handler';
import { OfferTransferHandler } from './transfers/offer-transfer.handler';
import { TakeBackTransferHandler } from './transfers/take-back-transfer.handler';
import { TransferCodes } from './transfers/transfer-codes.provider';

/** What the feature adds to the service. */
export const TRANSFER_PARTS = {
  handlers: [
    ...[OfferTransferHandler, TakeBackTransferHandler, AcceptTransferHandler],
    ...[ListMyTransfersHandler, ListMyPassedPlacesHandler],
  ],
  providers: [TransferCodes],
};
