import { GetTicket, RegistrationIdBody } from '@linli/contracts/events';
import { MessageClient } from '@linli/messaging';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { CurrentReader, type Reader } from '../http/current-reader';
import { Operation } from '../http/operation';
import { ValidPath } from '../http/valid-path';
import { qrCodeOf } from './qr-code';

/** The QR codes of tickets. */
@Controller()
export class TicketPicturesController {
  constructor(private readonly client: MessageClient) {}

  @Get('registrations/:registrationId/ticket/picture')
  @Operation({
    id: 'getTicketPicture',
    tag: 'check-in',
    summary: 'Take my ticket as a picture',
    description: 'The QR code of the ticket as SVG, which can be shown in any size.',
    status: 200,
    path: { shape: RegistrationIdBody, fields: ['registrationId'] },
    download: ['image/svg+xml'],
    fails: GetTicket.fails,
  })
  async pictureOf(
    @ValidPath(RegistrationIdBody) { registrationId }: RegistrationIdBody,
    @CurrentReader() { actor }: Reader,
  ): Promise<StreamableFile> {
    const { text } = await this.client.ask(GetTicket, { registrationId }, { actor });
    const disposition = `inline; filename="ticket-${registrationId}.svg"`;
    return new StreamableFile(Buffer.from(qrCodeOf(text)), { type: 'image/svg+xml', disposition });
  }
}
