import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { Files } from '@parvis/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves what members and admins uploaded, which was made anew and never changes. */
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @Get(':id/:name')
  async file(
    @Param('id') id: string,
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, variant = ''] = /^(\d{1,4})\.webp$/.exec(name) ?? [];
    const file = await this.files.open(id, variant);
    if (!file) return void reply.code(404).send();
    reply.headers({
      'cache-control': FOR_EVER,
      etag: file.etag,
      // Nothing in it can run, even where a browser is made to show it as a page.
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
    if (request.headers['if-none-match'] === file.etag) {
      file.stream.destroy();
      return void reply.code(304).send();
    }
    reply.header('content-length', file.byteSize).type(file.contentType);
    return void reply.send(file.stream);
  }
}
