import { Injectable } from '@nestjs/common';

/** The only source of time in services, so that tests may move it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
