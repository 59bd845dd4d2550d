import { Controller, Get, HttpStatus, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { acrossStreets } from '../database/street-scope';
import { FileLinks } from './file-links';
import { FileStore } from './file-store';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Hands out files to whoever holds a signed address that has not run out. */
@Controller('files')
export class FilesController {
  constructor(
    private readonly links: FileLinks,
    private readonly files: FileStore,
  ) {}

  /** A forged, expired or purged address is all the same to the caller: there is nothing here. */
  @Get(':id')
  async read(
    @Param('id') id: string,
    @Query('until') until: string,
    @Query('signature') signature: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const opens = ID.test(id) && this.links.opens(id, Number(until), String(signature));
    const file = opens ? await acrossStreets('TOKEN', () => this.files.read(id)) : null;
    if (!file) throw new NotFoundException();
    const disposition = file.mediaType.startsWith('image/') ? 'inline' : 'attachment';
    await reply
      .status(HttpStatus.OK)
      .header('content-type', file.mediaType)
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      // whatever it is, it runs nothing
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes);
  }
}
