import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Uploads } from '../../application/uploads.service';
import { bytesOf, refuse, Senders } from './incoming';

/** `POST /uploads`: a picture as the body, `content-type: application/octet-stream`. Answers 201 `{ upload }`. */
@Controller('uploads')
export class UploadsController {
  constructor(
    private readonly senders: Senders,
    private readonly uploads: Uploads,
  ) {}

  @Post()
  async receive(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const sender = await this.senders.personOrHolder(request);
    const received = await this.uploads.receive(sender, request.ip, bytesOf(body));
    if (!received.ok) return refuse(request, reply, received.error);
    const { id, width, height, size } = received.value;
    await reply.status(201).send({ upload: { id, width, height, size } });
  }
}
