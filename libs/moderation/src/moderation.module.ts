import { Module } from '@nestjs/common';

const features: never[] = [];

/** The review queue: what members flag and rules hold, what staff decide, and what is told of it. */
@Module({ imports: features, exports: features })
export class ModerationModule {}
