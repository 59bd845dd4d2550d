import { Body, Controller, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from '#libs/kernel';
import { InvalidInputError } from '#libs/platform';
import { Imports } from '../../application/imports.service';
import { bytesOf, refuse, Senders } from './incoming';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `POST /sheets?communityId=…&channel=IMPORT|PAPER`: an .xlsx or CSV file as the body, `content-type:
 * application/octet-stream`. Answers 201 `{ importBatch: { id, total } }`; the preview is read with GraphQL.
 */
@Controller('sheets')
export class SheetsController {
  constructor(
    private readonly senders: Senders,
    private readonly imports: Imports,
  ) {}

  @Post()
  async receive(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('communityId') communityId: unknown,
    @Query('channel') channel: unknown,
    @Body() body: unknown,
  ): Promise<void> {
    const actor = await this.senders.person(request);
    if (typeof communityId !== 'string' || !ID.test(communityId)) throw wrong('communityId');
    if (channel !== 'PAPER' && channel !== 'IMPORT') throw wrong('channel');
    const received = await this.imports.receive(actor, { communityId, channel }, bytesOf(body));
    if (!received.ok) return refuse(request, reply, received.error);
    const { id, total } = received.value;
    await reply.status(201).send({ importBatch: { id, total } });
  }
}

const wrong = (field: string): InvalidInputError =>
  new InvalidInputError({
    field,
    message: text(`“${field}”没有填写或不对`, `"${field}" is missing or wrong`),
    wayOut: text('请选择社区和来源后再导入', 'Choose the community and the source, then import'),
  });
