import { Module } from '@nestjs/common';

const features: never[] = [];

/** Tells members on the site what concerns them. */
@Module({ imports: features, exports: features })
export class NotifyModule {}
